package io.firstpass.edge.inspection;

import static io.firstpass.edge.inspection.InspectorBench.INPUT;
import static io.firstpass.edge.inspection.InspectorBench.MODEL;
import static io.firstpass.edge.inspection.InspectorBench.THRESHOLDS;
import static io.firstpass.edge.inspection.InspectorBench.spur;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.Box;
import io.firstpass.contract.Detection;
import io.firstpass.contract.ModelRef;
import io.firstpass.edge.batching.SteadyClock;
import io.firstpass.edge.modelstore.Comparisons;
import io.firstpass.edge.modelstore.LoadedModel;
import io.firstpass.vision.detection.Certainty;
import io.firstpass.vision.image.FrameLimits;
import io.firstpass.vision.image.ModelInput;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A candidate beside the line, on a thread of its own. */
@Timeout(30)
class ShadowTest {
    private static final byte[] FRAME = Boards.png(80, 60);

    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final SteadyClock clock = new SteadyClock();
    private final Traffic traffic = new Traffic(clock);
    private final Comparisons counts = new Comparisons(MODEL.digest());
    private final CompletableFuture<String> givenUp = new CompletableFuture<>();
    private final AtomicInteger released = new AtomicInteger();
    private final AtomicInteger passes = new AtomicInteger();
    private final Semaphore passed = new Semaphore(0);
    private Function<List<ModelInput>, List<List<Detection>>> detect = batch -> List.of(List.of());
    private Duration takt = Duration.ofSeconds(20);
    private boolean lineIsPassing;

    @AfterEach
    void stopWorker() {
        worker.shutdownNow();
    }

    private Shadow shadow() {
        var ref = new ModelRef("model", "2.0.0", "b".repeat(64));
        var candidate = new LoadedModel(ref, "fp32", INPUT, THRESHOLDS, this::pass, released::incrementAndGet);
        return new Shadow(
                candidate,
                counts.comparison(),
                new FrameLimits(10_000, 1 << 20),
                takt,
                traffic,
                new Aside(),
                worker,
                clock,
                givenUp::complete);
    }

    private List<List<Detection>> pass(List<ModelInput> batch) {
        passes.incrementAndGet();
        try {
            return detect.apply(batch);
        } finally {
            passed.release();
        }
    }

    private final class Aside implements Shadow.Aside {
        @Override
        public <T> java.util.Optional<T> run(Supplier<T> pass) {
            return lineIsPassing ? java.util.Optional.empty() : java.util.Optional.of(pass.get());
        }
    }

    /** Offered and judged: one frame after the other, and the candidate is ready for the next. */
    private void judge(Shadow shadow, Certainty line) throws InterruptedException {
        long before = counts.compared();
        // What is under way is passed over, and offered again here until the frame before has left.
        while (counts.compared() == before && !givenUp.isDone()) {
            shadow.offer(FRAME, MODEL, line);
            passed.tryAcquire(5, TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void comparesByTheCandidatesOwnThresholds() throws Exception {
        try (Shadow shadow = shadow()) {
            judge(shadow, Certainty.CLEAN);
            detect = batch -> List.of(List.of(spur(0.9)));
            judge(shadow, Certainty.CLEAN);
            detect = batch -> List.of(List.of(spur(0.5)));
            judge(shadow, Certainty.DEFECT);
        }
        assertThat(counts.told().bothPass()).isPositive();
        assertThat(counts.told().onlyCandidateFails()).isPositive();
        assertThat(counts.told().bothFail()).isPositive();
        assertThat(counts.told().candidateHolds()).isPositive();
        assertThat(givenUp).isNotDone();
    }

    @Test
    void waitsUntilTheLineHasNothingInHand() throws Exception {
        try (Shadow shadow = shadow()) {
            traffic.came();
            shadow.offer(FRAME, MODEL, Certainty.CLEAN);
            assertThat(passed.tryAcquire(100, TimeUnit.MILLISECONDS)).isFalse();
            traffic.went();
            judge(shadow, Certainty.CLEAN);
        }
        assertThat(counts.compared()).isPositive();
    }

    @Test
    void passesOverWhatComesWhileOneIsUnderWay() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new Semaphore(0);
        detect = batch -> {
            begun.countDown();
            mayEnd.acquireUninterruptibly();
            return List.of(List.of());
        };
        try (Shadow shadow = shadow()) {
            shadow.offer(FRAME, MODEL, Certainty.CLEAN);
            begun.await();
            for (int i = 0; i < 100; i++) shadow.offer(FRAME, MODEL, Certainty.CLEAN);
            mayEnd.release(200);
        }
        assertThat(passes).hasValue(1);
        assertThat(counts.compared()).isOne();
    }

    @Test
    void countsNothingWhereTheLineIsPassing() {
        lineIsPassing = true;
        try (Shadow shadow = shadow()) {
            shadow.offer(FRAME, MODEL, Certainty.CLEAN);
        }
        assertThat(passes).hasValue(0);
        assertThat(counts.compared()).isZero();
    }

    @Test
    void isGivenUpOnceWithTheReasonWhenItFails() throws Exception {
        detect = batch -> {
            throw new UnsatisfiedLinkError("libtorch says no");
        };
        try (Shadow shadow = shadow()) {
            judge(shadow, Certainty.CLEAN);
            assertThat(givenUp.get(10, TimeUnit.SECONDS)).isEqualTo("libtorch says no");
            shadow.offer(FRAME, MODEL, Certainty.CLEAN);
        }
        assertThat(passes).hasValue(1);
        assertThat(counts.compared()).isZero();
    }

    @Test
    void isGivenUpWhereItFindsWhatItHasNoThresholdFor() throws Exception {
        detect = batch -> List.of(List.of(new Detection("scratch", 0.9, new Box(1, 2, 3, 4))));
        try (Shadow shadow = shadow()) {
            judge(shadow, Certainty.CLEAN);
        }
        assertThat(givenUp.get()).isEqualTo("no threshold for class scratch");
    }

    @Test
    void isGivenUpWhenItCannotKeepUpWithTheLine() throws Exception {
        takt = Duration.ofNanos(1);
        try (Shadow shadow = shadow()) {
            for (int i = 0; i < 3; i++) judge(shadow, Certainty.CLEAN);
            assertThat(givenUp.get(10, TimeUnit.SECONDS)).contains("3 times in a row", "longer than the takt");
        }
        assertThat(counts.compared()).isEqualTo(3);
    }

    @Test
    void freesItsMemoryOnceAndAfterThePassUnderWay() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var releasedMeanwhile = new AtomicInteger(-1);
        detect = batch -> {
            begun.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            releasedMeanwhile.set(released.get());
            return List.of(List.of());
        };
        Shadow shadow = shadow();
        shadow.offer(FRAME, MODEL, Certainty.CLEAN);
        begun.await();
        var closing = CompletableFuture.runAsync(shadow::close);
        mayEnd.countDown();
        closing.get(10, TimeUnit.SECONDS);
        assertThat(releasedMeanwhile).hasValue(0);
        assertThat(released).hasValue(1);
    }
}
