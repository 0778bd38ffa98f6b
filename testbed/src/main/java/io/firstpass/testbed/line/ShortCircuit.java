package io.firstpass.testbed.line;

import java.util.Optional;

/** A bridge over a gap; mostly it joins what were two pieces, sometimes a piece with itself. */
final class ShortCircuit implements Fault {
    @Override
    public String name() {
        return "short";
    }

    @Override
    public Optional<byte[]> tryOn(Copper copper, Dice dice) {
        return Ridge.pick(copper, copper.gap(), 3.5, 32, dice).flatMap(ridge -> bridge(copper, ridge, dice));
    }

    private static Optional<byte[]> bridge(Copper copper, Ridge ridge, Dice dice) {
        byte[] bridged =
                new Crossing(ridge, dice).line(.3).press(copper.pixels(), ridge.spot(), Layer.COPPER, at -> true);
        boolean joins =
                Neighbourhood.pieces(bridged, ridge.spot()) < Neighbourhood.pieces(copper.pixels(), ridge.spot());
        return joins || dice.chance(.4) ? Optional.of(bridged) : Optional.empty();
    }
}
