package io.firstpass.testbed.line;

import java.util.Optional;

/** One kind of defect: changes the copper at a spot that it picks, if there is one. */
interface Fault {
    /** The class, as the models name it. */
    String name();

    /** The board's pixels with the defect, a new array; empty where the try came to nothing. */
    Optional<byte[]> tryOn(Copper copper, Dice dice);
}
