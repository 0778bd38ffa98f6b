package io.firstpass.edge.inspection;

import static io.firstpass.edge.inspection.InspectorBench.MODEL;
import static io.firstpass.edge.inspection.InspectorBench.request;
import static io.firstpass.edge.inspection.InspectorBench.settings;
import static io.firstpass.edge.inspection.InspectorBench.spur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.firstpass.contract.Escalation;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.Reason;
import io.firstpass.contract.Sha256;
import io.firstpass.contract.Verdict;
import io.firstpass.edge.outbox.StoreFailed;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InspectorTest {
    private final InspectorBench bench = new InspectorBench();

    @AfterEach
    void stopWorker() {
        bench.close();
    }

    @Test
    void passesAndRecordsACleanFrameWithoutItsFile() {
        byte[] frame = Boards.png(80, 60);
        Inspection inspection = bench.inspect(request(frame));
        assertThat(inspection.verdict()).isEqualTo(Verdict.PASS);
        assertThat(inspection.escalation()).isNull();
        assertThat(inspection.holdUntil()).isNull();
        assertThat(inspection.site()).isEqualTo("suzhou");
        assertThat(inspection.model()).isEqualTo(MODEL);
        assertThat(inspection.id().version()).isEqualTo(7);
        assertThat(inspection.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(inspection.timings().batchSize()).isEqualTo(1);
        assertThat(bench.store.recorded).singleElement().satisfies(recorded -> {
            assertThat(recorded.inspection()).isEqualTo(inspection);
            assertThat(recorded.frame()).isEmpty();
            assertThat(recorded.frameSha256()).isEqualTo(Sha256.of(frame).hex());
            assertThat(recorded.traceparent()).isPresent();
        });
        assertThat(bench.seen).singleElement().satisfies(one -> assertThat(one.frame())
                .isSameAs(frame));
    }

    @Test
    void letsTheBystanderHearOfAFrameThatIsAnsweredAndOfOneThatIsNot() {
        bench.onTheFrame = List.of(spur(0.55));
        bench.inspect(request(Boards.png(80, 60)));
        assertThat(bench.line.heard).containsExactly("came", "DOUBT by 1.0.0", "went");
        bench.line.heard.clear();
        catchThrowableOfType(Refusal.class, () -> bench.inspect(request(new byte[0])));
        assertThat(bench.line.heard).containsExactly("came", "went");
    }

    @Test
    void holdsAndEscalatesADoubtfulFrameWithItsFile() {
        bench.onTheFrame = List.of(spur(0.55));
        byte[] frame = Boards.jpeg(80, 60);
        Inspection inspection = bench.inspect(request(frame));
        assertThat(inspection.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(inspection.escalation()).isEqualTo(new Escalation(Reason.DOUBT, 0));
        assertThat(inspection.capturedAt()).isEqualTo(bench.calendar.instant());
        assertThat(inspection.holdUntil()).isEqualTo(inspection.capturedAt().plusSeconds(60));
        assertThat(bench.store.recorded).singleElement().satisfies(recorded -> {
            assertThat(recorded.frame()).contains(frame);
            assertThat(recorded.contentType()).isEqualTo("image/jpeg");
            assertThat(recorded.inclusionProbability()).isEmpty();
        });
    }

    @Test
    void letsTheInclusionProbabilityTravelWithAnAuditedFrame() {
        bench.auditProbability = 1;
        Inspection inspection = bench.inspect(request(Boards.png(8, 8)));
        assertThat(inspection.verdict()).isEqualTo(Verdict.PASS);
        assertThat(inspection.escalation()).isEqualTo(new Escalation(Reason.AUDIT, 6));
        assertThat(bench.store.recorded).singleElement().satisfies(recorded -> {
            assertThat(recorded.inclusionProbability()).hasValue(1);
            assertThat(recorded.frame()).isPresent();
        });
    }

    @Test
    void listsWeakerDetectionsOnRequestAndRecordsThemNever() {
        bench.onTheFrame = List.of(spur(0.9), spur(0.2), spur(0.05));
        Inspection answered = bench.inspect(request(Boards.png(8, 8), null, 0.1, 10_000));
        assertThat(answered.detections()).containsExactly(spur(0.9), spur(0.2));
        assertThat(answered.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(bench.store.recorded.get(0).inspection().detections()).containsExactly(spur(0.9));
    }

    @Test
    void hidesNothingWhenAStrongConfidenceIsAskedFor() {
        bench.onTheFrame = List.of(spur(0.5));
        assertThat(bench.inspect(request(Boards.png(8, 8), null, 0.99, 10_000)).detections())
                .containsExactly(spur(0.5));
    }

    @Test
    void answersTheSameFrameUnderTheSameKeyWithTheFirstInspection() {
        Inspector inspector = bench.inspector();
        byte[] frame = Boards.png(8, 8);
        Inspection first = inspector.inspect(request(frame, "key", -1, 10_000)).inspection();
        Inspection second =
                inspector.inspect(request(frame.clone(), "key", -1, 10_000)).inspection();
        assertThat(second).isEqualTo(first);
        assertThat(bench.store.recorded).hasSize(1);
        assertThat(bench.seen).hasSize(1);
    }

    @Test
    void refusesAnotherFrameUnderTheSameKey() {
        Inspector inspector = bench.inspector();
        inspector.inspect(request(Boards.png(8, 8), "key", -1, 10_000));
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> inspector.inspect(request(Boards.png(9, 9), "key", -1, 10_000)));
        assertThat(refusal.type()).isEqualTo(ProblemType.IDEMPOTENCY_MISMATCH);
        assertThat(bench.store.recorded).hasSize(1);
    }

    @Test
    void refusesAnotherUnitUnderTheSameKeyEvenWithTheSameFrame() {
        Inspector inspector = bench.inspector();
        byte[] frame = Boards.png(8, 8);
        inspector.inspect(request(frame, "B-1", "key", -1, 10_000));
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> inspector.inspect(request(frame, "B-2", "key", -1, 10_000)));
        assertThat(refusal.type()).isEqualTo(ProblemType.IDEMPOTENCY_MISMATCH);
        assertThat(bench.store.recorded).hasSize(1);
    }

    @Test
    void refusesWhatIsNoFrameAndStoresNothing() {
        assertThat(bench.refused(request(new byte[0]))).isEqualTo(ProblemType.EMPTY_BODY);
        assertThat(bench.refused(request("some text".getBytes()))).isEqualTo(ProblemType.NOT_AN_IMAGE);
        assertThat(bench.refused(request(Boards.png(101, 100)))).isEqualTo(ProblemType.TOO_MANY_PIXELS);
    }

    @Test
    void refusesAFrameThatWasCutOffAnywhere() {
        for (byte[] whole : List.of(Boards.png(80, 60), Boards.jpeg(80, 60)))
            for (int i = 1; i <= 40; i++) {
                byte[] cut = java.util.Arrays.copyOf(whole, Math.max(9, whole.length * i / 41));
                assertThat(bench.refused(request(cut))).isEqualTo(ProblemType.TRUNCATED_IMAGE);
            }
    }

    @Test
    void givesUpWhenTheCallersPatienceEnds() {
        var stuck = new java.util.concurrent.CountDownLatch(1);
        bench.detect = batch -> {
            try {
                stuck.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return batch.stream().map(one -> bench.onTheFrame).toList();
        };
        assertThat(bench.refused(request(Boards.png(8, 8), null, -1, 50))).isEqualTo(ProblemType.DEADLINE_MISSED);
        stuck.countDown();
    }

    @Test
    void storesNothingWhenTheForwardPassFails() {
        bench.detect = batch -> {
            throw new IllegalStateException("libtorch says no");
        };
        Throwable thrown =
                org.assertj.core.api.Assertions.catchThrowable(() -> bench.inspect(request(Boards.png(8, 8))));
        assertThat(thrown).isInstanceOf(IllegalStateException.class).hasRootCauseMessage("libtorch says no");
        assertThat(bench.store.recorded).isEmpty();
    }

    @Test
    void saysThatNoModelIsReady() {
        Inspector inspector = new Inspector(
                settings(),
                () -> {
                    throw new Refusal(ProblemType.NO_MODEL, "LOADING");
                },
                bench.store,
                bench.seen::add,
                bench.line,
                bench.clock,
                bench.calendar);
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> inspector.inspect(request(Boards.png(8, 8))));
        assertThat(refusal.type()).isEqualTo(ProblemType.NO_MODEL);
        assertThat(bench.store.recorded).isEmpty();
    }

    @Test
    void goesOnWithoutASecondLookWhenTheDiskIsFull() {
        bench.onTheFrame = List.of(spur(0.55));
        bench.store.isFull = true;
        Answered answered = bench.inspector().inspect(request(Boards.png(8, 8)));
        assertThat(answered.recorded()).isFalse();
        assertThat(answered.inspection().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(answered.inspection().escalation()).isNull();
        assertThat(answered.inspection().holdUntil()).isNull();
        assertThat(answered.inspection().detections()).containsExactly(spur(0.55));
        assertThat(bench.store.recorded).isEmpty();
        assertThat(bench.store.unrecorded).isOne();
        assertThat(bench.seen).singleElement().satisfies(one -> {
            assertThat(one.recorded()).isFalse();
            assertThat(one.inspection()).isEqualTo(answered.inspection());
        });
    }

    @Test
    void recordsAgainOnceThereIsDisk() {
        Inspector inspector = bench.inspector();
        bench.store.isFull = true;
        assertThat(inspector.inspect(request(Boards.png(8, 8))).recorded()).isFalse();
        bench.store.isFull = false;
        assertThat(inspector.inspect(request(Boards.png(8, 8))).recorded()).isTrue();
        assertThat(bench.store.recorded).hasSize(1);
    }

    @Test
    void failsWithAStoreThatFailsForAnotherReason() {
        bench.store.isBroken = true;
        Throwable thrown =
                org.assertj.core.api.Assertions.catchThrowable(() -> bench.inspect(request(Boards.png(8, 8))));
        assertThat(thrown).isInstanceOf(StoreFailed.class);
        assertThat(bench.store.unrecorded).isZero();
        assertThat(bench.seen).isEmpty();
    }
}
