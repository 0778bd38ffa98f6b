package io.firstpass.edge.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's clock, which can be set, and beside it the time that passes whatever it says. */
final class TestClock extends Clock {
    private Instant now = Inspected.CAPTURED;
    private long nanos;

    /** Time passes. */
    void advance(Duration by) {
        now = now.plus(by);
        nanos += by.toNanos();
    }

    /** Somebody sets the clock; no time passes. */
    void set(Duration forward) {
        now = now.plus(forward);
    }

    long nanos() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
