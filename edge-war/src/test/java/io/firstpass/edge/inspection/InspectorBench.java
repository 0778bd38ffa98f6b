package io.firstpass.edge.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.firstpass.contract.Box;
import io.firstpass.contract.Detection;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.ModelRef;
import io.firstpass.contract.Verdict;
import io.firstpass.edge.batching.BatchPolicy;
import io.firstpass.edge.batching.Batcher;
import io.firstpass.edge.batching.SteadyClock;
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
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An inspector with a worker, a store in memory, and a model that finds what the test says. */
final class InspectorBench implements AutoCloseable {
    static final ModelRef MODEL = new ModelRef("model", "1.0.0", "a".repeat(64));
    static final InputSpec INPUT =
            new InputSpec(64, 64, InputSpec.Layout.NHWC, InputSpec.Color.RGB, InputSpec.Dtype.UINT8, 114);
    static final Map<String, Threshold> THRESHOLDS = Map.of("spur", new Threshold(0.8, 0.3));
    private static final StationPolicies POLICIES = StationPolicies.from(
            new Settings(key -> Optional.of("hold").filter(any -> key.equals("firstpass.escalation.policy"))),
            List.of("1"));
    private static final BatchPolicy POLICY = new BatchPolicy(4, 1, Duration.ZERO);

    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    final Clock clock = new SteadyClock();
    final Clock calendar = Clock.fixed(Instant.parse("2026-11-24T10:15:30.123Z"), ZoneOffset.UTC);
    final StoreInMemory store = new StoreInMemory();
    final List<Inspected> seen = new ArrayList<>();
    final Line line = new Line();
    double auditProbability;
    List<Detection> onTheFrame = List.of();
    Function<List<ModelInput>, List<List<Detection>>> detect =
            batch -> batch.stream().map(one -> onTheFrame).toList();

    @Override
    public void close() {
        worker.shutdownNow();
    }

    Inspector inspector() {
        Lane lane = lane(MODEL, POLICY, batch -> detect.apply(batch), worker);
        return new Inspector(settings(), () -> lane, store, seen::add, line, clock, calendar);
    }

    Lane lane(
            ModelRef model,
            BatchPolicy policy,
            Function<List<ModelInput>, List<List<Detection>>> detect,
            Executor worker) {
        var triage = new Triage(
                THRESHOLDS,
                new TriagePolicy(auditProbability, Verdict.FAIL),
                POLICIES.with(THRESHOLDS, new Random(1)),
                new Budgets(BudgetPolicy.unbounded(), clock),
                new Random(1));
        return new Lane(model, INPUT, THRESHOLDS, new Batcher<>(policy, detect, worker, clock), triage);
    }

    static InspectorSettings settings() {
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

    static InspectionRequest request(byte[] frame, String key, double minConfidence, long patienceMs) {
        return request(frame, "B-1", key, minConfidence, patienceMs);
    }

    static InspectionRequest request(byte[] frame, String serial, String key, double minConfidence, long patienceMs) {
        return new InspectionRequest(
                frame,
                serial,
                "1",
                Duration.ofMillis(patienceMs),
                minConfidence < 0 ? OptionalDouble.empty() : OptionalDouble.of(minConfidence),
                Optional.ofNullable(key),
                new TraceContext(Optional.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")));
    }

    static InspectionRequest request(byte[] frame) {
        return request(frame, null, -1, 10_000);
    }

    static Detection spur(double confidence) {
        return new Detection("spur", confidence, new Box(1, 2, 3, 4));
    }

    Inspection inspect(InspectionRequest request) {
        return inspector().inspect(request).inspection();
    }

    ProblemType refused(InspectionRequest request) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> inspector().inspect(request));
        assertThat(refusal).isNotNull();
        assertThat(store.recorded).isEmpty();
        assertThat(seen).isEmpty();
        return refusal.type();
    }
}
