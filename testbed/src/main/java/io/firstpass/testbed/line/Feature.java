package io.firstpass.testbed.line;

/** One kind of artwork that a board's copper is made of. */
@FunctionalInterface
interface Feature {
    void draw(Layer layer, Dice dice);
}
