package io.firstpass.edge.sync;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Tells when acknowledgements stay away for longer than they should: four times what they usually take, 10 to 60 s. Not thread-safe. */
final class Silence {
    private static final long SHORTEST = Duration.ofSeconds(10).toNanos();
    private static final long LONGEST = Duration.ofSeconds(60).toNanos();

    private final LongSupplier nanos;
    private double usual;
    private long since;

    Silence(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** From now on an acknowledgement is waited for. */
    void began() {
        since = nanos.getAsLong();
    }

    void brokenAfter(Duration time) {
        usual = usual == 0 ? time.toNanos() : 0.9 * usual + 0.1 * time.toNanos();
        since = nanos.getAsLong();
    }

    /** True once for every time that it lasted too long. */
    boolean isTooLong() {
        boolean tooLong = nanos.getAsLong() - since > Math.min(LONGEST, Math.max(SHORTEST, 4 * usual));
        if (tooLong) since = nanos.getAsLong();
        return tooLong;
    }
}
