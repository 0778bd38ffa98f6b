package io.firstpass.edge.inspection;

import io.firstpass.contract.Detection;
import io.firstpass.contract.ModelRef;
import io.firstpass.edge.batching.BatchPolicy;
import io.firstpass.edge.batching.Batcher;
import io.firstpass.edge.live.Latencies;
import io.firstpass.edge.modelstore.Comparison;
import io.firstpass.edge.modelstore.LoadedModel;
import io.firstpass.vision.detection.Certainty;
import io.firstpass.vision.detection.Thresholds;
import io.firstpass.vision.image.Frame;
import io.firstpass.vision.image.FrameLimits;
import io.firstpass.vision.image.ModelInput;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A candidate beside the line: it judges what the line's model has answered, one frame at a time, on one thread of its
 * own, and only in the line's pauses. What comes meanwhile is passed over. Whatever is wrong with the candidate, it is
 * given up, and the line hears nothing of it. Thread-safe; owns the candidate until closed.
 */
final class Shadow implements AutoCloseable {
    private static final BatchPolicy ONE_AT_A_TIME = new BatchPolicy(1, 1, Duration.ZERO);
    /** How long a frame waits for a pause. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final long LONGEST_CLOSING_S = 10;
    private static final int MOST_SLOW = 3;
    private static final int ENOUGH = 5;

    /** Runs a forward pass with none of the line beside it; empty where one is under way. */
    interface Aside {
        <T> Optional<T> run(Supplier<T> pass);
    }

    private record Offered(byte[] frame, String answeredBy, Certainty found) {}

    private final LoadedModel candidate;
    private final Comparison comparison;
    private final FrameLimits limits;
    private final Duration takt;
    private final Traffic traffic;
    private final Aside aside;
    private final Clock clock;
    private final Consumer<String> failed;
    private final Batcher<Offered, Boolean> batcher;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Latencies took = new Latencies(16);
    private int judged;
    private int slow;
    private volatile boolean over;

    /**
     * @param takt within which a frame has to be judged; a candidate that is slower cannot serve this line
     * @param failed told why, at most once, when the candidate is given up; it is still to be closed
     */
    Shadow(
            LoadedModel candidate,
            Comparison comparison,
            FrameLimits limits,
            Duration takt,
            Traffic traffic,
            Aside aside,
            Executor worker,
            Clock clock,
            Consumer<String> failed) {
        this.candidate = candidate;
        this.comparison = comparison;
        this.limits = limits;
        this.takt = takt;
        this.traffic = traffic;
        this.aside = aside;
        this.clock = clock;
        this.failed = failed;
        batcher = new Batcher<>(ONE_AT_A_TIME, one -> List.of(attempt(one.get(0))), worker, clock);
    }

    /** Never blocks. */
    void offer(byte[] frame, ModelRef by, Certainty found) {
        if (over || !busy.compareAndSet(false, true)) return;
        batcher.submit(new Offered(frame, by.digest(), found), clock.instant().plus(PATIENCE))
                .whenComplete((judged, failure) -> busy.set(false));
    }

    /** Whether the frame was judged; false where the line left no room for it. */
    private boolean attempt(Offered one) {
        try {
            return traffic.awaitRoom(usual(), clock.instant().plus(PATIENCE)) && !over && judge(one);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            // Errors too: native inference throws them.
            giveUp(String.valueOf(e.getMessage()).strip());
        }
        return false;
    }

    private boolean judge(Offered one) {
        Instant begun = clock.instant();
        List<ModelInput> input = List.of(decoded(one.frame()));
        if (!traffic.isQuiet()) return false;
        Optional<List<Detection>> found =
                aside.run(() -> candidate.detect().apply(input).get(0));
        if (found.isEmpty()) return false;
        comparison.add(one.answeredBy(), one.found(), Thresholds.judge(found.get(), candidate.thresholds()));
        time(Duration.between(begun, clock.instant()));
        return true;
    }

    private ModelInput decoded(byte[] file) {
        try (Frame frame = Frame.decode(file, limits)) {
            return frame.letterbox(candidate.input());
        }
    }

    private void time(Duration frame) {
        judged++;
        took.add(frame.toNanos() / 1e6);
        slow = frame.compareTo(takt) > 0 ? slow + 1 : 0;
        if (slow == MOST_SLOW)
            giveUp("it takes " + frame + " for a frame, " + MOST_SLOW + " times in a row, longer than the takt, "
                    + takt);
    }

    /** What three of four frames do not exceed; nothing at first, for the very first ones are no measure. */
    private Duration usual() {
        if (judged < ENOUGH) return Duration.ZERO;
        return Duration.ofNanos((long) (took.quantile(0.75).getAsDouble() * 1e6));
    }

    private void giveUp(String reason) {
        if (over) return;
        over = true;
        failed.accept(reason);
    }

    /** Returns when the candidate's memory is free, or when the pass under way goes on for too long to wait for it. */
    @Override
    public void close() {
        over = true;
        CountDownLatch freed = new CountDownLatch(1);
        batcher.abandon(() -> {
            try {
                candidate.release().run();
            } finally {
                freed.countDown();
            }
        });
        try {
            freed.await(LONGEST_CLOSING_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
