package io.firstpass.testbed.cable;

/**
 * What a cut does to the connections that are there: {@link #RESET} ends them, {@link #HANG} leaves them to wait for
 * bytes that do not come, until the cable is whole again. New connections are refused in both.
 */
public enum Cut {
    RESET,
    HANG
}
