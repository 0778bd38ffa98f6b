package io.firstpass.edge.sync;

import java.util.HashMap;
import java.util.Map;

/** How often each entry was refused. Refusals are forgotten with the process; it then takes as many again. Not thread-safe. */
final class Refusals {
    private static final int FOR_GOOD = 3;

    private final Map<Long, Integer> counts = new HashMap<>();

    /** Notes another one, and says whether it is the last that is needed. */
    boolean isForGood(long sequence) {
        boolean last = counts.merge(sequence, 1, Integer::sum) >= FOR_GOOD;
        if (last) counts.remove(sequence);
        return last;
    }

    void taken(long sequence) {
        counts.remove(sequence);
    }
}
