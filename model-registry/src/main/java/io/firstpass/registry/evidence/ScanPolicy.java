package io.firstpass.registry.evidence;

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
}
