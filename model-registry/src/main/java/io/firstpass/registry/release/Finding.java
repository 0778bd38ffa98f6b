package io.firstpass.registry.release;

/** What the audits say of a release: go on, take it back, or wait; {@code text} says why, with the figures. */
sealed interface Finding {
    String text();

    /** As the board and REST name it. */
    default String decision() {
        if (this instanceof Advance) return "ADVANCE";
        return this instanceof RollBack ? "ROLL_BACK" : "WAIT";
    }

    /** The bounds hold on enough units. */
    record Advance(String text) implements Finding {}

    /** A bound is broken. */
    record RollBack(String text) implements Finding {}

    /** Not known yet; {@code missingUnits} more audited units are needed at least, 0 where the rates decide. */
    record Wait(String text, long missingUnits) implements Finding {}
}
