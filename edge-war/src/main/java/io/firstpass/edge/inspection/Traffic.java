package io.firstpass.edge.inspection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How the line's frames come and go, and so when there is room for what has no hurry: a line has a beat, and the last
 * pauses tell when the next frame is due. Thread-safe.
 */
final class Traffic {
    private static final int REMEMBERED = 32;

    private final Clock clock;
    private final Deque<Duration> pauses = new ArrayDeque<>();
    private Instant quietSince;
    private int inHand;

    Traffic(Clock clock) {
        this.clock = clock;
        quietSince = clock.instant();
    }

    synchronized void came() {
        if (inHand++ > 0) return;
        pauses.add(Duration.between(quietSince, clock.instant()));
        if (pauses.size() > REMEMBERED) pauses.remove();
    }

    synchronized void went() {
        if (--inHand > 0) return;
        quietSince = clock.instant();
        notifyAll();
    }

    synchronized boolean isQuiet() {
        return inHand == 0;
    }

    /**
     * Waits until there is room for so long.
     *
     * @return false if there was none until then
     */
    synchronized boolean awaitRoom(Duration needed, Instant until) throws InterruptedException {
        for (Instant now = clock.instant(); now.isBefore(until); now = clock.instant()) {
            Duration left = Duration.between(now, until);
            Duration wait =
                    roomIn(needed).filter(room -> room.compareTo(left) < 0).orElse(left);
            if (wait.isZero()) return true;
            wait(wait.toMillis() + 1);
        }
        return false;
    }

    /**
     * How long the quiet has to last until no pause of the last ones, of those that lasted as long, ended within the time
     * needed; empty while a frame is in hand.
     */
    synchronized Optional<Duration> roomIn(Duration needed) {
        if (inHand > 0) return Optional.empty();
        Duration quiet = Duration.between(quietSince, clock.instant());
        Duration from = quiet;
        for (Duration pause : pauses.stream().sorted().toList())
            if (pause.compareTo(from) > 0 && pause.compareTo(from.plus(needed)) <= 0) from = pause;
        return Optional.of(from.minus(quiet));
    }
}
