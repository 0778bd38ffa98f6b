package io.firstpass.contract;

/** The numbers {@code from} to {@code through}, both included. */
public record SequenceRange(long from, long through) {
    public SequenceRange {
        Required.notNegative("from", from);
        if (through < from) throw new InvalidMessage("through", "needs to be at least from, is " + through);
    }
}
