package io.firstpass.registry.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Which scan report of the serving image is good enough.
 *
 * @param worstSeverity the worst that is let through; anything above it is a finding
 * @param maxAgeDays the oldest report that is taken: later vulnerabilities are not in it
 * @param ignored vulnerabilities that somebody answered for, each until a date
 */
public record ScanPolicy(Severity worstSeverity, int maxAgeDays, List<Ignored> ignored) {
    public ScanPolicy {
        PolicyRefused.present("image.worstSeverity", worstSeverity);
        PolicyRefused.days("image.maxAgeDays", maxAgeDays);
        ignored = List.copyOf(PolicyRefused.present("image.ignored", ignored));
    }

    /** Whether the report behind the evidence is still young enough; its age when it was taken is among the figures. */
    boolean holds(Evidence scan, Instant now) {
        double daysSince = Duration.between(scan.at(), now).toSeconds() / 86_400.0;
        return scan.figures().getOrDefault(ScanReport.AGE_DAYS, 0.0) + daysSince <= maxAgeDays;
    }
}
