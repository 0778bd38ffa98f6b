package io.firstpass.edge.sync;

import io.firstpass.contract.ExpiryReason;
import io.firstpass.edge.outbox.Entry;
import io.firstpass.edge.outbox.SealedFrame;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The frames that are being put into object storage, several at once: as many as the pace allows, for on a thin line they
 * would only slow one another down. Owned by the relay's thread; the putting is done on others.
 */
final class FramesUnderWay {
    /** Told on the relay's thread of a frame that lies in object storage with so many bytes. */
    interface Arrivals {
        void arrived(Entry entry, long bytes);
    }

    private static final long ASKING = -1;
    private static final int REMEMBERED = 1_000;

    private final Surroundings around;
    private final Gate gate;
    private final Pace pace;
    private final RelayTally tally;
    private final int atOnce;
    private final Refusals refusals = new Refusals();
    private final Map<Long, Long> underWay = new HashMap<>();

    /** Frames whose events were not acknowledged yet: they need not be carried a second time. */
    private final Map<Long, Long> there = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    FramesUnderWay(Surroundings around, Gate gate, Pace pace, RelayTally tally, int atOnce) {
        this.around = around;
        this.gate = gate;
        this.pace = pace;
        this.tally = tally;
        this.atOnce = atOnce;
    }

    int count() {
        return underWay.size();
    }

    long bytes() {
        return underWay.values().stream().mapToLong(Long::longValue).sum();
    }

    boolean contains(Entry entry) {
        return underWay.containsKey(entry.sequence());
    }

    /** No other could be started, not even a small one. */
    boolean areFull() {
        return count() == atOnce || !underWay.isEmpty() && bytes() >= pace.bytesAtOnce();
    }

    boolean isRoomFor(Entry entry) {
        if (underWay.isEmpty()) return gate.isDue();
        return gate.isOpen() && count() < atOnce && bytes() + entry.bytes() <= pace.bytesAtOnce();
    }

    void start(Entry entry, Arrivals arrivals) {
        if (there.containsKey(entry.sequence())) {
            arrivals.arrived(entry, there.get(entry.sequence()));
            return;
        }
        underWay.put(entry.sequence(), entry.bytes());
        long together = bytes();
        long began = around.nanos().getAsLong();
        Duration patience = pace.patience(together);
        CompletableFuture.supplyAsync(() -> put(entry, patience), around.pool())
                .whenCompleteAsync(
                        (frame, failure) -> {
                            underWay.remove(entry.sequence());
                            Duration time = Duration.ofNanos(around.nanos().getAsLong() - began);
                            if (failure != null) failed(entry, failure, together, began);
                            else ended(entry, frame, together, time, arrivals);
                        },
                        around.mailbox());
    }

    /** Asks whether the store answers: how else would it be known, with no frame to send? */
    void ask() {
        if (!underWay.isEmpty()) return;
        underWay.put(ASKING, 0L);
        long began = around.nanos().getAsLong();
        CompletableFuture.runAsync(around.frames()::reach, around.pool())
                .whenCompleteAsync(
                        (reached, failure) -> {
                            underWay.remove(ASKING);
                            if (failure == null) gate.passed();
                            else gate.failed(cause(failure), began);
                        },
                        around.mailbox());
    }

    /** Its event was acknowledged. Should it be wanted again, its frame may be missing. */
    void forget(long sequence) {
        there.remove(sequence);
    }

    boolean areFlowing() {
        return gate.isOpen();
    }

    /** Nothing may be started until some time has passed, or what is under way has failed or arrived. */
    boolean areHeldUp() {
        return !gate.isOpen() && (!underWay.isEmpty() || !gate.isDue());
    }

    private SealedFrame put(Entry entry, Duration patience) {
        SealedFrame frame = around.outbox().sealed(entry);
        if (frame instanceof SealedFrame.Present present)
            around.frames()
                    .put(
                            around.origin().frameKey(entry),
                            present.bytes(),
                            entry.frameSha256(),
                            entry.contentType(),
                            patience);
        return frame;
    }

    private void ended(Entry entry, SealedFrame frame, long together, Duration time, Arrivals arrivals) {
        if (frame instanceof SealedFrame.Present present) {
            long bytes = present.bytes().length;
            gate.passed();
            refusals.taken(entry.sequence());
            pace.took(together, time);
            tally.bytes(bytes);
            there.put(entry.sequence(), bytes);
            arrivals.arrived(entry, bytes);
        } else if (frame instanceof SealedFrame.Lost) {
            around.outbox().expire(entry, ExpiryReason.FRAME_LOST, "its frame is gone from the disk");
        } else {
            around.outbox().expire(entry, ExpiryReason.FRAME_ALTERED, "its frame is not the one that was written");
        }
    }

    /** @throws RuntimeException if it was not for the store: the outbox itself failed */
    private void failed(Entry entry, Throwable failure, long together, long began) {
        Throwable cause = cause(failure);
        if (cause instanceof Refused) {
            gate.refused();
            if (refusals.isForGood(entry.sequence()))
                around.outbox().expire(entry, ExpiryReason.REFUSED, cause.getMessage());
        } else if (cause instanceof UplinkFailed) {
            gate.failed(cause, began);
            pace.failed(together, Duration.ofNanos(around.nanos().getAsLong() - began));
        } else {
            throw failure instanceof RuntimeException unchecked ? unchecked : new CompletionException(cause);
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
