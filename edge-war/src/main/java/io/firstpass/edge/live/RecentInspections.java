package io.firstpass.edge.live;

import io.firstpass.contract.Inspection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last inspections since the start, in memory. Thread-safe. */
public final class RecentInspections {
    /** As many as one call can ask for. */
    public static final int CAPACITY = 200;

    private final Deque<Inspection> newestFirst = new ArrayDeque<>();

    public synchronized void remember(Inspection inspection) {
        newestFirst.addFirst(inspection);
        if (newestFirst.size() > CAPACITY) newestFirst.removeLast();
    }

    /** At most {@code limit}, the newest first. */
    public synchronized List<Inspection> last(int limit) {
        return new ArrayList<>(newestFirst).subList(0, Math.min(limit, newestFirst.size()));
    }
}
