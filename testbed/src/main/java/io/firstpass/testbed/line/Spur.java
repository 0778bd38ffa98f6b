package io.firstpass.testbed.line;

import java.util.Optional;

/** Copper that sticks out of a copper edge. */
final class Spur implements Fault {
    @Override
    public String name() {
        return "spur";
    }

    @Override
    public Optional<byte[]> tryOn(Copper copper, Dice dice) {
        int radius = dice.between(4, 10);
        float[] gap = copper.gap();
        float[] near = Copper.largest(gap, 15);
        return copper.pick(dice, at -> gap[at] >= 1 && gap[at] < 3.2 && near[at] >= radius * .8)
                .map(spot -> Blob.of(radius, dice).press(copper.pixels(), spot, Layer.COPPER, at -> true));
    }
}
