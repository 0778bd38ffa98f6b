package io.firstpass.edge.outbox;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What still has to be sent: how many entries, how many of them with a frame, since when, and by priority (0 the highest). */
public record Backlog(long entries, long escalations, Optional<Instant> oldest, Map<Integer, Long> byPriority) {
    public Backlog {
        byPriority = Map.copyOf(byPriority);
    }

    public boolean isEmpty() {
        return entries == 0;
    }
}
