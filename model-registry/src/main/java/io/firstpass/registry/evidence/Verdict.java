package io.firstpass.registry.evidence;

/** What a gate says of a version. */
public enum Verdict {
    PASSED,
    REFUSED
}
