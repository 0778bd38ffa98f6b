package io.firstpass.registry.evidence;

/** One thing that a gate does not let through: {@code where} it is, and {@code what} it is and what to do about it. Shown to people as it stands. */
public record Finding(String where, String what) {
    @Override
    public String toString() {
        return where + ": " + what;
    }
}
