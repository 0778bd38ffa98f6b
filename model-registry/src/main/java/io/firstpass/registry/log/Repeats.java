package io.firstpass.registry.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Tells the first of what happens from the same again within a while, which it counts until somebody takes the count. So
 * whoever tries passwords all night fills no table. It knows so many happenings apart and no more: what is new above that
 * is counted as one of others. Thread-safe; what is not taken when the server is killed is lost.
 */
final class Repeats {
    private final Clock clock;
    private final Duration window;
    private final int most;
    private final Map<Happening, Count> counts = new HashMap<>();

    Repeats(Clock clock, Duration window, int most) {
        this.clock = clock;
        this.window = window;
        this.most = most;
    }

    /** @return whether it is to be told now; otherwise it was counted */
    synchronized boolean isFirst(Happening happening) {
        Happening known = counts.containsKey(happening) || counts.size() < most ? happening : happening.amongOthers();
        Count count = counts.putIfAbsent(known, new Count(known, clock.instant(), 0));
        if (count == null && known == happening) return true;
        counts.computeIfPresent(known, (same, before) -> before.plus(1));
        return false;
    }

    /** Takes those whose time is over, or all, and begins anew for them; without those that did not come again. */
    synchronized List<Count> take(boolean all) {
        Instant begin = clock.instant().minus(window);
        List<Count> taken = new ArrayList<>();
        for (Iterator<Count> each = counts.values().iterator(); each.hasNext(); ) {
            Count count = each.next();
            if (!all && count.since().isAfter(begin)) continue;
            each.remove();
            if (count.times() > 0) taken.add(count);
        }
        return taken;
    }

    /** What could not be told after all is counted with what comes. */
    synchronized void giveBack(Count count) {
        counts.merge(count.happening(), count, (now, before) -> new Count(now.happening(), before.since(), now.times())
                .plus(before.times()));
    }

    /** How many times it came again since then. */
    record Count(Happening happening, Instant since, long times) {
        private Count plus(long more) {
            return new Count(happening, since, times + more);
        }
    }
}
