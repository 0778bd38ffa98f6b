package io.firstpass.edge.live;

/** How many frames wait for the model. */
public interface InferenceQueue {
    int queued();
}
