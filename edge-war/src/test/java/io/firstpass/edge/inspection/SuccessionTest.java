package io.firstpass.edge.inspection;

import static io.firstpass.edge.inspection.InspectorBench.INPUT;
import static io.firstpass.edge.inspection.InspectorBench.THRESHOLDS;
import static io.firstpass.edge.inspection.InspectorBench.request;
import static io.firstpass.edge.inspection.InspectorBench.settings;
import static io.firstpass.edge.inspection.InspectorBench.spur;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.Detection;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.ModelRef;
import io.firstpass.contract.Sha256;
import io.firstpass.contract.Verdict;
import io.firstpass.edge.batching.BatchPolicy;
import io.firstpass.edge.modelstore.LoadedModel;
import io.firstpass.edge.modelstore.ModelTrial;
import io.firstpass.vision.image.ModelInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One model after another while many threads post: an inspector, lanes with workers of their own, models that are code. */
@Timeout(60)
class SuccessionTest {
    private static final BatchPolicy POLICY = new BatchPolicy(64, 4, Duration.ofMillis(1));
    private static final byte[] FRAME = Boards.png(16, 16);

    private final InspectorBench bench = new InspectorBench();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger passing = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final AtomicBoolean enough = new AtomicBoolean();
    private final Succession succession =
            new Succession((model, detect) -> bench.lane(model.ref(), POLICY, detect, threads), new Told());
    private final Inspector inspector = new Inspector(
            settings(),
            () -> succession.find().orElseThrow(() -> new Refusal(ProblemType.NO_MODEL, "LOADING")),
            bench.store,
            done -> {},
            new Line(),
            bench.clock,
            bench.calendar);

    private final class Told implements ModelTrial {
        @Override
        public void served(String digest) {
            told.add("served " + digest);
        }

        @Override
        public void failed(String digest, String reason, Optional<LoadedModel> instead) {
            told.add("failed " + digest + ", " + reason + ", now "
                    + instead.map(one -> one.ref().digest()).orElse("none"));
        }

        @Override
        public void shadowFailed(String digest, String reason) {
            throw new AssertionError("no shadow here");
        }
    }

    /** Models with odd numbers fail every frame, the others pass it; none may be asked once it was released. */
    private final class Model {
        final int number;
        final ModelRef ref;
        final AtomicInteger released = new AtomicInteger();
        boolean fails;

        Model(int number) {
            this.number = number;
            ref = new ModelRef(
                    "model", "" + number, Sha256.of(new byte[] {(byte) number}).hex());
        }

        LoadedModel loaded() {
            return new LoadedModel(ref, "fp32", INPUT, THRESHOLDS, this::detect, released::incrementAndGet);
        }

        private List<List<Detection>> detect(List<ModelInput> batch) {
            mostAtOnce.accumulateAndGet(passing.incrementAndGet(), Math::max);
            try {
                if (released.get() > 0) throw new AssertionError("model " + number + " was released under a pass");
                if (fails) throw new IllegalStateException("libtorch says no");
                return batch.stream()
                        .map(one -> number % 2 == 1 ? List.of(spur(0.9)) : List.<Detection>of())
                        .toList();
            } finally {
                passing.decrementAndGet();
            }
        }
    }

    @AfterEach
    void stopThreads() throws InterruptedException {
        succession.close();
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        bench.close();
    }

    /** Eight callers who post until it is enough; whoever is not answered fails the test. */
    private List<CompletableFuture<List<Inspection>>> post() {
        return IntStream.range(0, 8)
                .mapToObj(caller -> CompletableFuture.supplyAsync(
                        () -> {
                            List<Inspection> answered = new ArrayList<>();
                            while (!enough.get())
                                answered.add(inspector
                                        .inspect(request(FRAME, null, -1, 20_000))
                                        .inspection());
                            return answered;
                        },
                        threads))
                .toList();
    }

    private List<Inspection> all(List<CompletableFuture<List<Inspection>>> callers) {
        enough.set(true);
        return callers.stream().flatMap(caller -> caller.join().stream()).toList();
    }

    private static void eachIsAnsweredByTheModelItNames(List<Inspection> answered) {
        assertThat(answered).allSatisfy(one -> assertThat(one.verdict())
                .isEqualTo(Integer.parseInt(one.model().version()) % 2 == 1 ? Verdict.FAIL : Verdict.PASS));
    }

    @Test
    void swapsBetweenTwoBatchesAndDropsNoFrame() throws Exception {
        List<Model> models = IntStream.rangeClosed(0, 20).mapToObj(Model::new).toList();
        succession.take(models.get(0).loaded());
        var callers = post();
        for (Model next : models) {
            if (next.number > 0) succession.take(next.loaded());
            assertThat(told.take()).isEqualTo("served " + next.ref.digest());
        }
        List<Inspection> answered = all(callers);

        eachIsAnsweredByTheModelItNames(answered);
        assertThat(answered.stream().map(one -> one.model().version()).distinct())
                .hasSizeGreaterThan(2);
        assertThat(bench.store.recorded).hasSameSizeAs(answered);
        assertThat(mostAtOnce).hasValue(1);
        succession.close();
        assertThat(models.get(20).released).hasValue(1);
    }

    @Test
    void comesBackToTheLaneBeforeWhichAnswersTheFramesOfTheBatchThatFailed() throws Exception {
        Model good = new Model(0);
        Model bad = new Model(1);
        bad.fails = true;
        succession.take(good.loaded());
        var callers = post();
        assertThat(told.take()).isEqualTo("served " + good.ref.digest());
        succession.take(bad.loaded());
        assertThat(told.take())
                .isEqualTo("failed " + bad.ref.digest() + ", libtorch says no, now " + good.ref.digest());
        List<Inspection> answered = all(callers);

        assertThat(answered).isNotEmpty().allSatisfy(one -> assertThat(one.model())
                .isEqualTo(good.ref));
        eachIsAnsweredByTheModelItNames(answered);
        assertThat(good.released).hasValue(0);
    }

    @Test
    void dropsARevokedModelAndHasNoneWhereNoneWasBefore() {
        Model only = new Model(0);
        succession.take(only.loaded());
        assertThat(succession.drop(only.ref.digest())).isEmpty();
        assertThat(succession.find()).isEmpty();
    }

    @Test
    void letsNothingInAsideWhileTheLineIsPassing() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var model = new Model(0);
        succession.take(new LoadedModel(
                model.ref,
                "fp32",
                INPUT,
                THRESHOLDS,
                batch -> {
                    begun.countDown();
                    awaitQuietly(mayEnd);
                    return model.detect(batch);
                },
                () -> {}));
        var line = CompletableFuture.supplyAsync(() -> inspector.inspect(request(FRAME)), threads);
        begun.await();
        assertThat(succession.aside(() -> "aside")).isEmpty();
        mayEnd.countDown();
        line.join();
        assertThat(succession.aside(() -> "aside")).contains("aside");
    }

    @Test
    void letsTheLineWaitForWhatIsAsideButNotForever() throws Exception {
        succession.take(new Model(0).loaded());
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var aside = CompletableFuture.supplyAsync(
                () -> succession.aside(() -> {
                    begun.countDown();
                    awaitQuietly(mayEnd);
                    return "hung";
                }),
                threads);
        begun.await();
        assertThat(inspector.inspect(request(FRAME)).inspection().verdict()).isEqualTo(Verdict.PASS);
        assertThat(aside).isNotDone();
        mayEnd.countDown();
        assertThat(aside.join()).contains("hung");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
