package io.firstpass.testbed.line;

import java.util.Optional;

/** An island of copper that touches nothing. */
final class SpuriousCopper implements Fault {
    @Override
    public String name() {
        return "copper";
    }

    @Override
    public Optional<byte[]> tryOn(Copper copper, Dice dice) {
        int radius = dice.between(4, 13);
        boolean anywhere = dice.chance(.5);
        float[] gap = copper.gap();
        return copper.pick(dice, at -> gap[at] >= radius + 4 && (anywhere || gap[at] < radius + 22))
                .map(spot -> Blob.of(radius, dice).press(copper.pixels(), spot, Layer.COPPER, at -> gap[at] > 3.5));
    }
}
