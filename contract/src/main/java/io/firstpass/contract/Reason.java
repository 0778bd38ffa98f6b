package io.firstpass.contract;

/**
 * Why a frame was sent on: {@link #DOUBT}, the model is unsure; {@link #HARD}, a hard-example policy asks for it although
 * the verdict is clear; {@link #AUDIT}, drawn at random, with a known inclusion probability.
 */
public enum Reason {
    DOUBT,
    HARD,
    AUDIT
}
