package io.firstpass.testbed.line;

import java.util.Optional;

/** A hole within copper that reaches no edge. */
final class PinHole implements Fault {
    @Override
    public String name() {
        return "pin-hole";
    }

    @Override
    public Optional<byte[]> tryOn(Copper copper, Dice dice) {
        int radius = dice.between(3, 9);
        float[] depth = copper.depth();
        return copper.pick(dice, at -> depth[at] >= radius + 1.5)
                .map(spot -> Blob.of(radius, dice).press(copper.pixels(), spot, Layer.BARE, at -> depth[at] > 1.8));
    }
}
