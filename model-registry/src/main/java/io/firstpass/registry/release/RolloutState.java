package io.firstpass.registry.release;

/** How a release stands: on its way, what the channel runs, taken back, or followed by another. */
public enum RolloutState {
    RUNNING,
    DONE,
    ROLLED_BACK,
    SUPERSEDED
}
