package io.firstpass.edge.sync;

import io.firstpass.edge.link.Channel;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The events that were handed to the broker and wait for their acknowledgement. After one that failed no more is handed
 * over until the failure was taken: each could block as long as that one did. Owned by the relay's thread.
 */
final class EventsUnderWay {
    /** More than Kafka's delivery.timeout.ms, after which the producer itself reports the loss. */
    private static final long GIVEN_UP = Duration.ofSeconds(120).toNanos();

    private final Surroundings around;
    private final Pace pace;
    private final RelayTally tally;
    private final Silence silence;
    private final Set<Fate> awaited = new HashSet<>();
    private Exception failure;
    private boolean failing;
    private long lastMove;
    private long began;
    private long bytesTogether;

    EventsUnderWay(Surroundings around, Pace pace, RelayTally tally) {
        this.around = around;
        this.pace = pace;
        this.tally = tally;
        this.silence = new Silence(around.nanos());
    }

    boolean isEmpty() {
        return awaited.isEmpty();
    }

    boolean haveFailed() {
        return failure != null;
    }

    /** Whether nothing was acknowledged since the last failure. */
    boolean areFailing() {
        return failing;
    }

    void send(OutboundEvent event, Fate fate) {
        if (haveFailed()) {
            fate.lost();
            return;
        }
        long sent = now();
        if (awaited.isEmpty()) began(sent);
        awaited.add(fate);
        CompletableFuture<Void> acknowledgement = handOver(event);
        if (acknowledgement.isCompletedExceptionally())
            acknowledgement.whenComplete((nothing, why) -> failed(fate, why));
        else
            acknowledgement.whenCompleteAsync(
                    (nothing, why) -> {
                        // One that was given up may be heard of after all; it comes again, for nobody waits any more.
                        if (!awaited.contains(fate)) return;
                        if (why != null) failed(fate, why);
                        else acknowledged(event, sent, fate);
                    },
                    around.mailbox());
    }

    /** Tells the link of silence, and gives up where nothing comes at all. */
    void watch() {
        if (awaited.isEmpty()) return;
        if (silence.isTooLong()) around.link().failed(Channel.EVENTS);
        if (now() - lastMove <= GIVEN_UP) return;
        awaited.forEach(Fate::lost);
        awaited.clear();
        failure = new UplinkFailed("no acknowledgement within " + Duration.ofNanos(GIVEN_UP));
    }

    /** The failure, once. */
    Optional<Exception> takeFailure() {
        Optional<Exception> taken = Optional.ofNullable(failure);
        failure = null;
        if (taken.isPresent()) {
            failing = true;
            around.link().failed(Channel.EVENTS);
            pace.failed(bytesTogether, Duration.ofNanos(now() - began));
        }
        return taken;
    }

    private long now() {
        return around.nanos().getAsLong();
    }

    private void began(long now) {
        began = now;
        lastMove = now;
        bytesTogether = 0;
        silence.began();
    }

    private CompletableFuture<Void> handOver(OutboundEvent event) {
        try {
            return around.events().send(event).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void acknowledged(OutboundEvent event, long sent, Fate fate) {
        awaited.remove(fate);
        lastMove = now();
        silence.brokenAfter(Duration.ofNanos(lastMove - sent));
        bytesTogether += event.bytes();
        if (awaited.isEmpty()) pace.took(bytesTogether, Duration.ofNanos(lastMove - began));
        tally.bytes(event.bytes());
        failing = false;
        around.link().succeeded(Channel.EVENTS);
        fate.acknowledged();
    }

    private void failed(Fate fate, Throwable why) {
        awaited.remove(fate);
        lastMove = now();
        Throwable cause = why instanceof CompletionException && why.getCause() != null ? why.getCause() : why;
        if (cause instanceof Refused no) {
            fate.refused(no);
        } else {
            if (failure == null) failure = cause instanceof Exception e ? e : new CompletionException(cause);
            fate.lost();
        }
    }
}
