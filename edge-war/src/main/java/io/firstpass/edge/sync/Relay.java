package io.firstpass.edge.sync;

import io.firstpass.edge.outbox.Entry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Sends what the outbox holds, a window at a time: the frame first, then the event that names it. An entry is marked
 * only after the broker has acknowledged it, so that everything arrives at least once; repetitions carry the same id.
 * A frame may be under way for longer than a round: nothing waits for it but its own event. Not thread-safe: one thread
 * owns it.
 */
final class Relay implements RelayLoop.Rounds {
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration TICK = Duration.ofMillis(250);

    /** Then the outbox is asked again: what is worth more may have come. */
    private static final long LONGEST = Duration.ofSeconds(4).toNanos();

    private static final long BETWEEN_MARKS = Duration.ofSeconds(1).toNanos();

    private final Surroundings around;
    private final Selection selection;
    private final Gate gate;
    private final FramesUnderWay frames;
    private final EventsUnderWay events;
    private final Deliveries deliveries;
    private final Expiries expiries;
    private final TokenBucket bucket;
    private final Deque<Entry> framed = new ArrayDeque<>();
    private final Deque<Entry> plain = new ArrayDeque<>();
    private long selected;
    private long marked;

    /** @param backoff after a frame that object storage did not take */
    Relay(Surroundings around, RelaySettings settings, Backoff backoff, Paces paces, RelayTally tally) {
        this.around = around;
        Events messages = new Events(around.origin());
        gate = new Gate(around.link(), backoff, around.nanos());
        bucket = new TokenBucket(settings.bytesPerSecond(), around.nanos());
        frames = new FramesUnderWay(around, gate, paces.frames(), tally, settings.framesAtOnce());
        events = new EventsUnderWay(around, paces.events(), tally);
        deliveries = new Deliveries(around.outbox(), events, messages, bucket, tally);
        expiries = new Expiries(around.outbox(), events, messages, around.nanos());
        selection = new Selection(around.outbox(), frames, deliveries, gate, paces, settings);
    }

    /** Frames may get through again. */
    void retry() {
        gate.retry();
    }

    /** Throws only if the outbox itself fails; what is under way then stays so. */
    @Override
    public Round round() throws InterruptedException {
        expiries.tell();
        around.mailbox().runAll();
        boolean more = !isTimeToSelect() || select();
        boolean idle = framed.isEmpty() && plain.isEmpty() && events.isEmpty();
        if (!idle) carry();
        if (!more && framed.isEmpty() && frames.areFlowing()) around.link().caughtUp();
        if (idle) rest();
        mark();
        Optional<Exception> failure = events.takeFailure();
        if (failure.isPresent()) return new Round.Failed(failure.get());
        return idle ? new Round.Rested() : new Round.Moved();
    }

    /** While nothing fits beside the frames under way, what has none gets its share now and then, not all of the line. */
    private boolean isTimeToSelect() {
        return !frames.areFull() || now() - selected >= LONGEST;
    }

    private boolean select() {
        selected = now();
        framed.clear();
        plain.clear();
        Selection.Selected next = selection.next(events.areFailing());
        for (Entry entry : next.entries()) (Selection.hasFrame(entry) ? framed : plain).add(entry);
        return next.full();
    }

    private void rest() throws InterruptedException {
        if (around.mailbox().runNext(frames.areFull() ? Duration.ofNanos(LONGEST) : IDLE))
            around.mailbox().runAll();
    }

    private void carry() throws InterruptedException {
        long end = now() + LONGEST;
        while (!isOver(end)) {
            if (events.haveFailed()) {
                framed.clear();
                plain.clear();
            }
            Duration wait = bucket.untilReady();
            if (!wait.isZero() || !step())
                around.mailbox().runNext(wait.isZero() || wait.compareTo(TICK) > 0 ? TICK : wait);
            around.mailbox().runAll();
            events.watch();
            if (now() - marked > BETWEEN_MARKS) mark();
        }
    }

    private boolean isOver(long end) {
        if (!events.isEmpty()) return false;
        boolean done = plain.isEmpty() && (framed.isEmpty() || frames.areHeldUp());
        return done || now() - end >= 0;
    }

    /** Frames first: they take longest, and in one window they are worth most. */
    private boolean step() {
        if (!framed.isEmpty() && frames.isRoomFor(framed.peek())) {
            bucket.spend(framed.peek().bytes());
            frames.start(framed.remove(), deliveries);
        } else if (!plain.isEmpty()) {
            deliveries.send(plain.remove());
        } else {
            return false;
        }
        return true;
    }

    private long now() {
        return around.nanos().getAsLong();
    }

    private void mark() {
        deliveries.mark().forEach(frames::forget);
        marked = now();
    }
}
