package io.firstpass.contract;

/** Why a frame was sent on: {@link #DOUBT}, the model is unsure; {@link #AUDIT}, drawn at random, with a known inclusion probability. */
public enum Reason {
    DOUBT,
    AUDIT
}
