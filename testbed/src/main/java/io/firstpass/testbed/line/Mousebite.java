package io.firstpass.testbed.line;

import java.util.Optional;

/** A bite out of a copper edge. */
final class Mousebite implements Fault {
    @Override
    public String name() {
        return "mousebite";
    }

    @Override
    public Optional<byte[]> tryOn(Copper copper, Dice dice) {
        int radius = dice.between(4, 10);
        float[] depth = copper.depth();
        float[] near = Copper.largest(depth, 15);
        return copper.pick(dice, at -> depth[at] >= 1 && depth[at] < 3.2 && near[at] >= radius * .55)
                .map(spot -> Blob.of(radius, dice).press(copper.pixels(), spot, Layer.BARE, copper::copperAt));
    }
}
