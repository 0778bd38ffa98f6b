package io.firstpass.edge.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.DecidedBy;
import io.firstpass.contract.Escalation;
import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.ModelRef;
import io.firstpass.contract.Outcome;
import io.firstpass.contract.Reason;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.Timings;
import io.firstpass.contract.Verdict;
import io.firstpass.edge.outbox.StoredInspection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VerdictHistoryTest {
    private static final Instant CAPTURED = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant DEADLINE = CAPTURED.plusSeconds(60);
    private static final ModelRef MODEL = new ModelRef("model", "1.0.0", "a".repeat(64));
    private static final Inspection HELD = new Inspection(
            UUID.fromString("01936b5e-7c00-7000-8000-0242ac120002"),
            "B-1",
            "suzhou",
            "smt-1",
            "1",
            CAPTURED,
            Verdict.HOLD,
            List.of(),
            MODEL,
            new Escalation(Reason.DOUBT, 0),
            DEADLINE,
            new Timings(1, 1, 1, 1, 3),
            null);
    private static final HoldLapse LAPSE =
            new HoldLapse(HELD.id(), "B-1", "suzhou", "smt-1", "1", Verdict.FAIL, DEADLINE, DEADLINE.plusSeconds(1));

    private static Ruling ruling(int revision, Outcome outcome, DecidedBy by, int afterSeconds) {
        return new Ruling(
                HELD.id(),
                "B-1",
                "suzhou",
                outcome,
                revision,
                by,
                List.of(),
                MODEL,
                "1",
                CAPTURED.plusSeconds(afterSeconds));
    }

    private static StoredInspection held(Optional<HoldLapse> lapse, Ruling... rulings) {
        return new StoredInspection(HELD, "b".repeat(64), List.of(rulings), lapse);
    }

    private static List<String> said(StoredInspection stored) {
        return VerdictHistory.of(stored).stream()
                .map(one -> one.by() + " " + (one.verdict() == null ? one.outcome() : one.verdict()))
                .toList();
    }

    @Test
    void beginsWithTheEdge() {
        assertThat(said(held(Optional.empty()))).containsExactly("EDGE HOLD");
    }

    @Test
    void putsTheDeadlineBetweenAnUnsettledLookAndThePersonWhoWasTooLate() {
        assertThat(said(held(
                        Optional.of(LAPSE),
                        ruling(1, Outcome.UNSETTLED, DecidedBy.MODEL, 10),
                        ruling(2, Outcome.NO_DEFECT, DecidedBy.REVIEWER, 300))))
                .containsExactly("EDGE HOLD", "MODEL UNSETTLED", "DEADLINE FAIL", "REVIEWER NO_DEFECT");
    }

    @Test
    void putsTheDeadlineBeforeARulingThatWasDecidedInTimeAndCameTooLate() {
        assertThat(said(held(Optional.of(LAPSE), ruling(1, Outcome.NO_DEFECT, DecidedBy.MODEL, 10))))
                .containsExactly("EDGE HOLD", "DEADLINE FAIL", "MODEL NO_DEFECT");
    }

    @Test
    void letsTheLatestAnswerStand() {
        assertThat(held(Optional.empty()).currentVerdict()).isEqualTo(Verdict.HOLD);
        assertThat(held(Optional.of(LAPSE)).currentVerdict()).isEqualTo(Verdict.FAIL);
        assertThat(held(Optional.of(LAPSE), ruling(1, Outcome.UNSETTLED, DecidedBy.MODEL, 90))
                        .currentVerdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(held(Optional.of(LAPSE), ruling(1, Outcome.NO_DEFECT, DecidedBy.MODEL, 90))
                        .currentVerdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void seesNoRevisionInAFirstAnswer() {
        Ruling first = ruling(1, Outcome.NO_DEFECT, DecidedBy.MODEL, 10);
        assertThat(VerdictHistory.revisedBy(first, held(Optional.empty(), first)))
                .isEmpty();
    }

    @Test
    void seesThatARulingRevisesTheDeadline() {
        Ruling late = ruling(1, Outcome.NO_DEFECT, DecidedBy.MODEL, 90);
        assertThat(VerdictHistory.revisedBy(late, held(Optional.of(LAPSE), late)))
                .contains(new Said(Verdict.FAIL, null, "DEADLINE", LAPSE.lapsedAt()));
    }

    @Test
    void leavesTheDeadlineStandingWhereNothingIsSettled() {
        Ruling late = ruling(1, Outcome.UNSETTLED, DecidedBy.MODEL, 90);
        assertThat(VerdictHistory.revisedBy(late, held(Optional.of(LAPSE), late)))
                .isEmpty();
    }

    @Test
    void seesThatARulingRevisesTheOneBeforeIt() {
        Ruling first = ruling(1, Outcome.NO_DEFECT, DecidedBy.MODEL, 90);
        Ruling second = ruling(2, Outcome.CONFIRMED_DEFECT, DecidedBy.REVIEWER, 300);
        Said revised = new Said(null, Outcome.NO_DEFECT, "MODEL", first.decidedAt());
        assertThat(VerdictHistory.revisedBy(second, held(Optional.empty(), first, second)))
                .contains(revised);
        assertThat(VerdictHistory.revisedBy(second, held(Optional.of(LAPSE), first, second)))
                .contains(revised);
        assertThat(VerdictHistory.revisedBy(first, held(Optional.empty(), first, second)))
                .as("a ruling that is delivered after its revision")
                .isEmpty();
    }
}
