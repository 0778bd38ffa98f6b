package io.firstpass.edge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's clock, which can be set, and beside it the time that passes whatever it says; both when the test says so. */
public final class TestClock extends Clock {
    private volatile Instant now;
    private volatile long nanos;

    public TestClock() {
        this(Instant.parse("2026-11-24T10:00:00Z"));
    }

    public TestClock(Instant now) {
        this.now = now;
    }

    /** Time passes. */
    public void advance(Duration by) {
        now = now.plus(by);
        nanos += by.toNanos();
    }

    /** Somebody sets the clock; no time passes. */
    public void set(Duration forward) {
        now = now.plus(forward);
    }

    public long nanos() {
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
