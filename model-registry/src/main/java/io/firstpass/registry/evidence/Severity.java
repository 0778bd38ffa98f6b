package io.firstpass.registry.evidence;

/** How bad a vulnerability is, least first. One that nobody has rated yet counts as {@code UNKNOWN}, the worst: it may be anything. */
public enum Severity {
    NONE,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL,
    UNKNOWN;

    boolean worseThan(Severity bound) {
        return compareTo(bound) > 0;
    }
}
