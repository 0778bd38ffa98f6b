package io.firstpass.contract;

/** Who gave a ruling. */
public enum DecidedBy {
    MODEL,
    REVIEWER
}
