package io.firstpass.edge.batching;

/** The queue was full when the item came; it was never queued and may be sent again later. */
public final class QueueFull extends RuntimeException {
    private final int capacity;

    QueueFull(int capacity) {
        super("all " + capacity + " places of the queue are taken");
        this.capacity = capacity;
    }

    public int capacity() {
        return capacity;
    }
}
