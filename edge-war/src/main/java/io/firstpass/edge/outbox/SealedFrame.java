package io.firstpass.edge.outbox;

/** The frame of an escalation as it lies on the edge's disk: encrypted to the cloud, or not what was recorded. */
public sealed interface SealedFrame {
    /** To be sent as it is. */
    record Present(byte[] bytes) implements SealedFrame {}

    /** There is no such file. */
    record Lost() implements SealedFrame {}

    /** The file is not the one that was written. */
    record Altered() implements SealedFrame {}
}
