package io.firstpass.contract;

/** What the second look says. {@link #UNSETTLED} waits for a person. */
public enum Outcome {
    CONFIRMED_DEFECT,
    NO_DEFECT,
    UNSETTLED
}
