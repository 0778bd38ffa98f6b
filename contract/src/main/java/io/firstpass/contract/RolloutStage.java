package io.firstpass.contract;

/** How far a release goes within its channel. */
public enum RolloutStage {
    /** Runs beside the version in production and tells the line nothing. */
    SHADOW,
    /** Runs at a share of the sites. */
    CANARY,
    /** Runs at every site. */
    ALL
}
