package io.firstpass.contract;

/**
 * Why an entry never arrives: {@link #AGE}, it was kept as long as the site's policy says; {@link #SPACE}, the outbox was
 * full and others were worth more; {@link #DISK}, the edge's disk was nearly full; {@link #FRAME_LOST} and {@link
 * #FRAME_ALTERED}, its frame was gone or not the one recorded; {@link #UNREADABLE}, it could not be read any more; {@link
 * #REFUSED}, object storage refused its frame for good; {@link #NOT_KEPT}, it was acknowledged once and is no longer there
 * to be sent again; {@link #STORE_LOST}, the edge's store was lost with it.
 */
public enum ExpiryReason {
    AGE,
    SPACE,
    DISK,
    FRAME_LOST,
    FRAME_ALTERED,
    UNREADABLE,
    REFUSED,
    NOT_KEPT,
    STORE_LOST
}
