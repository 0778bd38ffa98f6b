package io.firstpass.edge.inspection;

import com.github.f4b6a3.uuid.UuidCreator;
import io.firstpass.contract.Detection;
import io.firstpass.contract.Escalation;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.Sha256;
import io.firstpass.contract.Timings;
import io.firstpass.contract.Verdict;
import io.firstpass.edge.batching.Answer;
import io.firstpass.edge.outbox.InspectionStore;
import io.firstpass.edge.outbox.NewInspection;
import io.firstpass.edge.outbox.StoredInspection;
import io.firstpass.edge.triage.Decision;
import io.firstpass.vision.detection.Thresholds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Inspects one frame: decode, model, triage, record. Thread-safe; a call blocks until the verdict is recorded or the
 * caller's wait is over.
 *
 * <p>What it returns is recorded, unless it says that there was no disk left for it: then no second look will come, and a
 * HOLD is answered with the fail-safe verdict. What it throws, mostly a {@link Refusal}, left nothing behind. A frame sent
 * again under the same idempotency key is answered with the first inspection and not inspected again.
 */
final class Inspector {
    private final InspectorSettings settings;
    private final Supplier<Lane> lane;
    private final Decoding decoding;
    private final InspectionStore store;
    private final Recording recording;
    private final Consumer<Inspected> witness;
    private final Bystander bystander;
    private final Clock clock;
    private final Clock calendar;

    /**
     * {@code lane} gives the lane of the model that is ready, or throws a {@link Refusal}; {@code clock} is the batcher's;
     * {@code calendar} tells the time of day, which may be set while the server runs.
     */
    Inspector(
            InspectorSettings settings,
            Supplier<Lane> lane,
            InspectionStore store,
            Consumer<Inspected> witness,
            Bystander bystander,
            Clock clock,
            Clock calendar) {
        this.settings = settings;
        this.lane = lane;
        this.decoding = new Decoding(settings.limits(), settings.decoders(), clock);
        this.store = store;
        this.recording = new Recording(store);
        this.witness = witness;
        this.bystander = bystander;
        this.clock = clock;
        this.calendar = calendar;
    }

    /** When a call began: by the clock that only moves forward, and by the time of day. */
    private record Begun(Instant at, Instant capturedAt) {}

    Answered inspect(InspectionRequest request) {
        bystander.came();
        try {
            return inspected(request);
        } finally {
            bystander.went();
        }
    }

    private Answered inspected(InspectionRequest request) {
        Begun begun = new Begun(clock.instant(), calendar.instant());
        String sha256 = Sha256.of(request.frame()).hex();
        Optional<StoredInspection> earlier = request.idempotencyKey().flatMap(store::findByIdempotencyKey);
        if (earlier.isPresent()) return same(earlier.get(), request, sha256);

        Instant deadline = begun.at().plus(request.patience());
        Passed passed = pass(request.frame(), begun, deadline);
        Lane through = passed.through();
        Answer<List<Detection>> answer = passed.answer();
        Decision decision = through.triage().decide(request.station(), answer.value(), request.frame().length);

        Inspection inspection = write(request, through, decision, answer, begun, passed.decodeTime());
        Optional<StoredInspection> stored = recording.record(new NewInspection(
                inspection,
                decision.escalates() ? Optional.of(request.frame()) : Optional.empty(),
                sha256,
                passed.contentType(),
                decision.inclusionProbability(),
                request.idempotencyKey(),
                request.trace().traceparent()));
        // Two calls with one key may have got here together; the store kept the first.
        if (stored.isPresent() && !stored.get().inspection().id().equals(inspection.id()))
            return same(stored.get(), request, sha256);
        Inspection standing = stored.isPresent() ? inspection : alone(inspection);
        witness.accept(new Inspected(standing, request.frame(), stored.isPresent(), decision.kept()));
        bystander.answered(
                request.frame(), through.model(), () -> Thresholds.judge(answer.value(), through.thresholds()));
        return new Answered(
                listing(standing, through.listed(answer.value(), request.minConfidence())), stored.isPresent());
    }

    /** What came of a frame, and by which lane. */
    private record Passed(Lane through, String contentType, Answer<List<Detection>> answer, Duration decodeTime) {}

    /**
     * A lane that is left behind while a frame is on its way to it answers no more: then the frame takes the one that came
     * in its place, decoded anew for that one's model.
     */
    private Passed pass(byte[] frame, Begun begun, Instant deadline) {
        for (; ; ) {
            Lane through = lane.get();
            Decoded decoded = decoding.decode(frame, through.input(), deadline);
            Duration decodeTime = Duration.between(begun.at(), clock.instant());
            var promise = through.batcher().submit(decoded.input(), deadline);
            try {
                Answer<List<Detection>> answer = new Awaited<>(promise).until(deadline, clock);
                return new Passed(through, decoded.contentType(), answer, decodeTime);
            } catch (RuntimeException e) {
                if (lane.get() == through || isOver(e)) throw e;
            }
        }
    }

    /** A full queue and a missed deadline are answers; a closed queue and a failed pass are not the frame's doing. */
    private static boolean isOver(RuntimeException e) {
        return e instanceof Refusal refusal && refusal.type() != ProblemType.NO_MODEL;
    }

    /** A verdict on one unit must never be taken for another's, even where their frames are alike to the byte. */
    private static Answered same(StoredInspection earlier, InspectionRequest request, String sha256) {
        Inspection inspection = earlier.inspection();
        boolean same = earlier.frameSha256().equals(sha256)
                && inspection.serial().equals(request.serial())
                && inspection.station().equals(request.station());
        if (!same) throw new Refusal(ProblemType.IDEMPOTENCY_MISMATCH);
        return new Answered(inspection, true);
    }

    private Inspection write(
            InspectionRequest request,
            Lane through,
            Decision decision,
            Answer<List<Detection>> answer,
            Begun begun,
            Duration decodeTime) {
        Duration total = Duration.between(begun.at(), clock.instant());
        return new Inspection(
                UuidCreator.getTimeOrderedEpoch(),
                request.serial(),
                settings.place().site(),
                settings.place().line(),
                request.station(),
                begun.capturedAt(),
                decision.verdict(),
                through.listed(answer.value(), OptionalDouble.empty()),
                through.model(),
                decision.reason()
                        .map(reason -> new Escalation(reason, decision.priority()))
                        .orElse(null),
                decision.verdict() == Verdict.HOLD ? begun.capturedAt().plus(settings.hold()) : null,
                new Timings(
                        millis(decodeTime),
                        millis(answer.queued()),
                        answer.batchSize(),
                        millis(answer.forward()),
                        millis(total)),
                request.trace().traceId());
    }

    /** The inspection without a second look. */
    private Inspection alone(Inspection one) {
        Verdict verdict = one.verdict() == Verdict.HOLD ? settings.triage().failSafe() : one.verdict();
        return with(one, verdict, one.detections(), null, null);
    }

    private static Inspection listing(Inspection one, List<Detection> detections) {
        return with(one, one.verdict(), detections, one.escalation(), one.holdUntil());
    }

    private static Inspection with(
            Inspection one, Verdict verdict, List<Detection> detections, Escalation escalation, Instant holdUntil) {
        return new Inspection(
                one.id(),
                one.serial(),
                one.site(),
                one.line(),
                one.station(),
                one.capturedAt(),
                verdict,
                detections,
                one.model(),
                escalation,
                holdUntil,
                one.timings(),
                one.traceId());
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1_000 / 1_000.0;
    }
}
