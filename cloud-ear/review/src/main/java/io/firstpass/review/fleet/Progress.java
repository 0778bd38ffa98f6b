package io.firstpass.review.fleet;

import java.time.Instant;
import java.util.Map;

/**
 * Until when everything that the plants had sent has been entered: what a heartbeat of before that calls settled, and is not
 * here, is not on its way. For one thread.
 */
final class Progress {
    private final Log log;
    private Map<String, Long> ends = Map.of();
    private Instant endsAt = Instant.EPOCH;
    private Instant enteredUntil = Instant.EPOCH;

    Progress(Log log) {
        this.log = log;
    }

    /** Looks whether the ends of the last look are reached, and if so notes where the ends are now. */
    Instant look(Instant now) throws Exception {
        Map<String, Long> read = log.read();
        boolean reached =
                ends.entrySet().stream().allMatch(end -> read.getOrDefault(end.getKey(), 0L) >= end.getValue());
        if (reached) {
            enteredUntil = endsAt;
            ends = log.ends();
            endsAt = now;
        }
        return enteredUntil;
    }

    /** The plants' topics, by partition. */
    interface Log {
        /** The offsets at which the next records will stand; of partitions that hold any. */
        Map<String, Long> ends() throws Exception;

        /** Where the consumers read on after a restart: all before it was entered. */
        Map<String, Long> read() throws Exception;
    }
}
