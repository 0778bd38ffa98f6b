package io.firstpass.contract;

/** The edge's answer for one inspection. {@link #HOLD} waits for the second look until a deadline. */
public enum Verdict {
    PASS,
    FAIL,
    HOLD
}
