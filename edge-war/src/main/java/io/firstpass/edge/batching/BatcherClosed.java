package io.firstpass.edge.batching;

/** The batcher was closed before the item's forward pass began. */
public final class BatcherClosed extends RuntimeException {
    BatcherClosed() {
        super("the batcher is closed");
    }
}
