package io.firstpass.edge.outbox;

import io.firstpass.contract.Inspection;
import java.util.Optional;
import java.util.OptionalDouble;

/** One thing that the cloud has to be told. {@code sequence} counts without gaps within the {@code epoch} of this store, in the order of the commits. */
public record Entry(
        String epoch,
        long sequence,
        EntryKind kind,
        int priority,
        Inspection inspection,
        String frameSha256,
        String contentType,
        OptionalDouble inclusionProbability,
        Optional<String> traceparent) {

    /** The same in every attempt to send, so that the receiver can tell a repetition. */
    public String id() {
        return epoch + "-" + sequence;
    }
}
