package io.firstpass.review.cases;

import io.firstpass.review.pacing.Backoff;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sites whose topic took nothing lately, each left alone for a growing while: one that has no topic must not hold up
 * the rulings of the others. For one thread.
 */
final class SitePauses {
    private final Backoff backoff;
    private final Map<String, Pause> pauses = new HashMap<>();

    SitePauses(Backoff backoff) {
        this.backoff = backoff;
    }

    Set<String> paused(Instant now) {
        return pauses.entrySet().stream()
                .filter(site -> site.getValue().until().isAfter(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    void failed(String site, Instant now) {
        Pause before = pauses.get(site);
        int failures = before == null ? 1 : before.failures() + 1;
        pauses.put(site, new Pause(failures, now.plus(backoff.after(failures))));
    }

    void succeeded(String site) {
        pauses.remove(site);
    }

    private record Pause(int failures, Instant until) {}
}
