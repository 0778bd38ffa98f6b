package io.firstpass.testbed.line;

import java.util.Optional;

/** A cut through a trace; it separates what was one piece. */
final class OpenTrace implements Fault {
    @Override
    public String name() {
        return "open";
    }

    @Override
    public Optional<byte[]> tryOn(Copper copper, Dice dice) {
        return Ridge.pick(copper, copper.depth(), 2.2, 15, dice).flatMap(ridge -> cut(copper, ridge, dice));
    }

    private static Optional<byte[]> cut(Copper copper, Ridge ridge, Dice dice) {
        Crossing crossing = new Crossing(ridge, dice);
        Stamp stamp = dice.chance(.5) ? crossing.tear() : crossing.line(0);
        byte[] cut = stamp.press(copper.pixels(), ridge.spot(), Layer.BARE, copper::copperAt);
        int before = Neighbourhood.pieces(copper.pixels(), ridge.spot());
        return Neighbourhood.pieces(cut, ridge.spot()) > before ? Optional.of(cut) : Optional.empty();
    }
}
