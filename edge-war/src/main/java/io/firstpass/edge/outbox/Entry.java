package io.firstpass.edge.outbox;

import io.firstpass.contract.EntryKind;
import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Inspection;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One thing that the cloud has to be told. {@code sequence} counts without gaps within the {@code epoch} of this store, in
 * the order of the commits.
 *
 * @param frameSha256 of the frame in the clear
 * @param bytes of the frame as it lies here, encrypted; 0 where the entry has none
 * @param lapse of an entry of that kind, and of no other
 */
public record Entry(
        String epoch,
        long sequence,
        EntryKind kind,
        int priority,
        Inspection inspection,
        String frameSha256,
        String contentType,
        long bytes,
        OptionalDouble inclusionProbability,
        Optional<String> traceparent,
        Optional<HoldLapse> lapse) {

    /** The same in every attempt to send, so that the receiver can tell a repetition. */
    public String id() {
        return epoch + "-" + sequence;
    }
}
