package io.firstpass.edge.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.firstpass.contract.Box;
import io.firstpass.contract.Detection;
import io.firstpass.contract.Escalation;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.ModelRef;
import io.firstpass.contract.Reason;
import io.firstpass.contract.Sha256;
import io.firstpass.contract.Verdict;
import io.firstpass.edge.batching.BatchPolicy;
import io.firstpass.edge.batching.Batcher;
import io.firstpass.edge.batching.SteadyClock;
import io.firstpass.edge.outbox.StoreFailed;
import io.firstpass.edge.settings.Settings;
import io.firstpass.edge.triage.BudgetPolicy;
import io.firstpass.edge.triage.Budgets;
import io.firstpass.edge.triage.Triage;
import io.firstpass.edge.triage.TriagePolicy;
import io.firstpass.vision.detection.Threshold;
import io.firstpass.vision.image.FrameLimits;
import io.firstpass.vision.image.InputSpec;
import io.firstpass.vision.image.ModelInput;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InspectorTest {
    private static final ModelRef MODEL = new ModelRef("model", "1.0.0", "a".repeat(64));
    private static final InputSpec INPUT =
            new InputSpec(64, 64, InputSpec.Layout.NHWC, InputSpec.Color.RGB, InputSpec.Dtype.UINT8, 114);
    private static final Map<String, Threshold> THRESHOLDS = Map.of("spur", new Threshold(0.8, 0.3));
    private static final StationPolicies POLICIES = StationPolicies.from(
            new Settings(key -> Optional.of("hold").filter(any -> key.equals("firstpass.escalation.policy"))),
            List.of("1"));
    private static final BatchPolicy POLICY = new BatchPolicy(4, 1, Duration.ZERO);

    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final Clock clock = new SteadyClock();
    private final Clock calendar = Clock.fixed(Instant.parse("2026-11-24T10:15:30.123Z"), ZoneOffset.UTC);
    private final StoreInMemory store = new StoreInMemory();
    private final List<Inspected> seen = new ArrayList<>();
    private double auditProbability;
    private List<Detection> onTheFrame = List.of();
    private Function<List<ModelInput>, List<List<Detection>>> detect =
            batch -> batch.stream().map(one -> onTheFrame).toList();

    @AfterEach
    void stopWorker() {
        worker.shutdownNow();
    }

    private Inspector inspector() {
        var batcher = new Batcher<ModelInput, List<Detection>>(POLICY, batch -> detect.apply(batch), worker, clock);
        var triage = new Triage(
                THRESHOLDS,
                new TriagePolicy(auditProbability, Verdict.FAIL),
                POLICIES.with(THRESHOLDS, new Random(1)),
                new Budgets(BudgetPolicy.unbounded(), clock),
                new Random(1));
        return new Inspector(
                settings(),
                () -> new Lane(MODEL, INPUT, THRESHOLDS, batcher, triage),
                store,
                seen::add,
                clock,
                calendar);
    }

    private static InspectorSettings settings() {
        return new InspectorSettings(
                new Place("suzhou", "smt-1", List.of("1")),
                new FrameLimits(10_000, 1 << 20),
                1,
                Duration.ofSeconds(2),
                Duration.ofSeconds(60),
                POLICY,
                new TriagePolicy(0, Verdict.FAIL),
                POLICIES,
                BudgetPolicy.unbounded());
    }

    private static InspectionRequest request(byte[] frame, String key, double minConfidence, long patienceMs) {
        return request(frame, "B-1", key, minConfidence, patienceMs);
    }

    private static InspectionRequest request(
            byte[] frame, String serial, String key, double minConfidence, long patienceMs) {
        return new InspectionRequest(
                frame,
                serial,
                "1",
                Duration.ofMillis(patienceMs),
                minConfidence < 0 ? OptionalDouble.empty() : OptionalDouble.of(minConfidence),
                Optional.ofNullable(key),
                new TraceContext(Optional.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")));
    }

    private static InspectionRequest request(byte[] frame) {
        return request(frame, null, -1, 10_000);
    }

    private static Detection spur(double confidence) {
        return new Detection("spur", confidence, new Box(1, 2, 3, 4));
    }

    private Inspection inspect(InspectionRequest request) {
        return inspector().inspect(request).inspection();
    }

    private ProblemType refused(InspectionRequest request) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> inspector().inspect(request));
        assertThat(refusal).isNotNull();
        assertThat(store.recorded).isEmpty();
        assertThat(seen).isEmpty();
        return refusal.type();
    }

    @Test
    void passesAndRecordsACleanFrameWithoutItsFile() {
        byte[] frame = Boards.png(80, 60);
        Inspection inspection = inspect(request(frame));
        assertThat(inspection.verdict()).isEqualTo(Verdict.PASS);
        assertThat(inspection.escalation()).isNull();
        assertThat(inspection.holdUntil()).isNull();
        assertThat(inspection.site()).isEqualTo("suzhou");
        assertThat(inspection.model()).isEqualTo(MODEL);
        assertThat(inspection.id().version()).isEqualTo(7);
        assertThat(inspection.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(inspection.timings().batchSize()).isEqualTo(1);
        assertThat(store.recorded).singleElement().satisfies(recorded -> {
            assertThat(recorded.inspection()).isEqualTo(inspection);
            assertThat(recorded.frame()).isEmpty();
            assertThat(recorded.frameSha256()).isEqualTo(Sha256.of(frame).hex());
            assertThat(recorded.traceparent()).isPresent();
        });
        assertThat(seen).singleElement().satisfies(one -> assertThat(one.frame())
                .isSameAs(frame));
    }

    @Test
    void holdsAndEscalatesADoubtfulFrameWithItsFile() {
        onTheFrame = List.of(spur(0.55));
        byte[] frame = Boards.jpeg(80, 60);
        Inspection inspection = inspect(request(frame));
        assertThat(inspection.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(inspection.escalation()).isEqualTo(new Escalation(Reason.DOUBT, 0));
        assertThat(inspection.capturedAt()).isEqualTo(calendar.instant());
        assertThat(inspection.holdUntil()).isEqualTo(inspection.capturedAt().plusSeconds(60));
        assertThat(store.recorded).singleElement().satisfies(recorded -> {
            assertThat(recorded.frame()).contains(frame);
            assertThat(recorded.contentType()).isEqualTo("image/jpeg");
            assertThat(recorded.inclusionProbability()).isEmpty();
        });
    }

    @Test
    void letsTheInclusionProbabilityTravelWithAnAuditedFrame() {
        auditProbability = 1;
        Inspection inspection = inspect(request(Boards.png(8, 8)));
        assertThat(inspection.verdict()).isEqualTo(Verdict.PASS);
        assertThat(inspection.escalation()).isEqualTo(new Escalation(Reason.AUDIT, 6));
        assertThat(store.recorded).singleElement().satisfies(recorded -> {
            assertThat(recorded.inclusionProbability()).hasValue(1);
            assertThat(recorded.frame()).isPresent();
        });
    }

    @Test
    void listsWeakerDetectionsOnRequestAndRecordsThemNever() {
        onTheFrame = List.of(spur(0.9), spur(0.2), spur(0.05));
        Inspection answered = inspect(request(Boards.png(8, 8), null, 0.1, 10_000));
        assertThat(answered.detections()).containsExactly(spur(0.9), spur(0.2));
        assertThat(answered.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(store.recorded.get(0).inspection().detections()).containsExactly(spur(0.9));
    }

    @Test
    void hidesNothingWhenAStrongConfidenceIsAskedFor() {
        onTheFrame = List.of(spur(0.5));
        assertThat(inspect(request(Boards.png(8, 8), null, 0.99, 10_000)).detections())
                .containsExactly(spur(0.5));
    }

    @Test
    void answersTheSameFrameUnderTheSameKeyWithTheFirstInspection() {
        Inspector inspector = inspector();
        byte[] frame = Boards.png(8, 8);
        Inspection first = inspector.inspect(request(frame, "key", -1, 10_000)).inspection();
        Inspection second =
                inspector.inspect(request(frame.clone(), "key", -1, 10_000)).inspection();
        assertThat(second).isEqualTo(first);
        assertThat(store.recorded).hasSize(1);
        assertThat(seen).hasSize(1);
    }

    @Test
    void refusesAnotherFrameUnderTheSameKey() {
        Inspector inspector = inspector();
        inspector.inspect(request(Boards.png(8, 8), "key", -1, 10_000));
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> inspector.inspect(request(Boards.png(9, 9), "key", -1, 10_000)));
        assertThat(refusal.type()).isEqualTo(ProblemType.IDEMPOTENCY_MISMATCH);
        assertThat(store.recorded).hasSize(1);
    }

    @Test
    void refusesAnotherUnitUnderTheSameKeyEvenWithTheSameFrame() {
        Inspector inspector = inspector();
        byte[] frame = Boards.png(8, 8);
        inspector.inspect(request(frame, "B-1", "key", -1, 10_000));
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> inspector.inspect(request(frame, "B-2", "key", -1, 10_000)));
        assertThat(refusal.type()).isEqualTo(ProblemType.IDEMPOTENCY_MISMATCH);
        assertThat(store.recorded).hasSize(1);
    }

    @Test
    void refusesWhatIsNoFrameAndStoresNothing() {
        assertThat(refused(request(new byte[0]))).isEqualTo(ProblemType.EMPTY_BODY);
        assertThat(refused(request("some text".getBytes()))).isEqualTo(ProblemType.NOT_AN_IMAGE);
        assertThat(refused(request(Boards.png(101, 100)))).isEqualTo(ProblemType.TOO_MANY_PIXELS);
    }

    @Test
    void refusesAFrameThatWasCutOffAnywhere() {
        for (byte[] whole : List.of(Boards.png(80, 60), Boards.jpeg(80, 60)))
            for (int i = 1; i <= 40; i++) {
                byte[] cut = java.util.Arrays.copyOf(whole, Math.max(9, whole.length * i / 41));
                assertThat(refused(request(cut))).isEqualTo(ProblemType.TRUNCATED_IMAGE);
            }
    }

    @Test
    void givesUpWhenTheCallersPatienceEnds() {
        var stuck = new java.util.concurrent.CountDownLatch(1);
        detect = batch -> {
            try {
                stuck.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return batch.stream().map(one -> onTheFrame).toList();
        };
        assertThat(refused(request(Boards.png(8, 8), null, -1, 50))).isEqualTo(ProblemType.DEADLINE_MISSED);
        stuck.countDown();
    }

    @Test
    void storesNothingWhenTheForwardPassFails() {
        detect = batch -> {
            throw new IllegalStateException("libtorch says no");
        };
        Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(() -> inspect(request(Boards.png(8, 8))));
        assertThat(thrown).isInstanceOf(IllegalStateException.class).hasRootCauseMessage("libtorch says no");
        assertThat(store.recorded).isEmpty();
    }

    @Test
    void saysThatNoModelIsReady() {
        Inspector inspector = new Inspector(
                settings(),
                () -> {
                    throw new Refusal(ProblemType.NO_MODEL, "LOADING");
                },
                store,
                seen::add,
                clock,
                calendar);
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> inspector.inspect(request(Boards.png(8, 8))));
        assertThat(refusal.type()).isEqualTo(ProblemType.NO_MODEL);
        assertThat(store.recorded).isEmpty();
    }

    @Test
    void goesOnWithoutASecondLookWhenTheDiskIsFull() {
        onTheFrame = List.of(spur(0.55));
        store.isFull = true;
        Answered answered = inspector().inspect(request(Boards.png(8, 8)));
        assertThat(answered.recorded()).isFalse();
        assertThat(answered.inspection().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(answered.inspection().escalation()).isNull();
        assertThat(answered.inspection().holdUntil()).isNull();
        assertThat(answered.inspection().detections()).containsExactly(spur(0.55));
        assertThat(store.recorded).isEmpty();
        assertThat(store.unrecorded).isOne();
        assertThat(seen).singleElement().satisfies(one -> {
            assertThat(one.recorded()).isFalse();
            assertThat(one.inspection()).isEqualTo(answered.inspection());
        });
    }

    @Test
    void recordsAgainOnceThereIsDisk() {
        Inspector inspector = inspector();
        store.isFull = true;
        assertThat(inspector.inspect(request(Boards.png(8, 8))).recorded()).isFalse();
        store.isFull = false;
        assertThat(inspector.inspect(request(Boards.png(8, 8))).recorded()).isTrue();
        assertThat(store.recorded).hasSize(1);
    }

    @Test
    void failsWithAStoreThatFailsForAnotherReason() {
        store.isBroken = true;
        Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(() -> inspect(request(Boards.png(8, 8))));
        assertThat(thrown).isInstanceOf(StoreFailed.class);
        assertThat(store.unrecorded).isZero();
        assertThat(seen).isEmpty();
    }
}
