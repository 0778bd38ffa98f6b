package io.firstpass.registry.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;

/** With which badge of look/ something is shown; the word beside it says the same. */
@Named
@ApplicationScoped
public class Tones {
    private static final Map<String, Badge> BADGES = Map.ofEntries(
            Map.entry("CANDIDATE", new Badge("plain", "wait")),
            Map.entry("APPROVED", new Badge("pass", "pass")),
            Map.entry("RELEASED", new Badge("pass", "live")),
            Map.entry("RETIRED", new Badge("plain", "hold")),
            Map.entry("REVOKED", new Badge("fail", "fail")),
            Map.entry("PASSED", new Badge("pass", "pass")),
            Map.entry("REFUSED", new Badge("fail", "fail")),
            Map.entry("APPROVE", new Badge("pass", "pass")),
            Map.entry("REJECT", new Badge("fail", "fail")),
            Map.entry("CHANGES", new Badge("hold", "revised")),
            Map.entry("MISSING", new Badge("plain", "wait")),
            Map.entry("UNASKED", new Badge("plain", "hold")),
            Map.entry("OUTDATED", new Badge("hold", "revised")),
            Map.entry("BETTER", new Badge("pass", "up")),
            Map.entry("WORSE", new Badge("fail", "down")),
            Map.entry("UNSURE", new Badge("plain", "unknown")),
            Map.entry("NEW", new Badge("hold", "revised")),
            Map.entry("SAME", new Badge("plain", "same")));

    private static final Badge OTHERWISE = new Badge("plain", "unknown");

    public String of(String state) {
        return BADGES.getOrDefault(state, OTHERWISE).tone();
    }

    public String icon(String state) {
        return BADGES.getOrDefault(state, OTHERWISE).icon();
    }

    private record Badge(String tone, String icon) {}
}
