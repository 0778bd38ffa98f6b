package io.firstpass.edge.outbox;

import static io.firstpass.edge.outbox.Inspected.escalated;
import static io.firstpass.edge.outbox.Inspected.ruling;
import static io.firstpass.edge.outbox.Inspected.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.EntryKind;
import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Outcome;
import io.firstpass.contract.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A HOLD here lasts a minute from {@link Inspected#CAPTURED}, which is now. */
class LapsingIT {
    private static final Duration HOLD = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private OpenStore open;

    @BeforeEach
    void open() {
        open = OpenStore.inMemory(folder);
    }

    private Verdict verdict(NewInspection recorded) {
        return open.store.find(recorded.inspection().id()).orElseThrow().currentVerdict();
    }

    @Test
    void endsAHoldWhoseDeadlinePassedOnce() {
        NewInspection held = escalated("A", 0);
        open.store.record(held);
        open.store.record(settled("B"));
        open.clock.advance(HOLD.minusMillis(1));
        assertThat(open.store.lapse(Verdict.FAIL)).isEmpty();

        open.clock.advance(Duration.ofMillis(1));
        List<HoldLapse> lapses = open.store.lapse(Verdict.FAIL);

        assertThat(lapses)
                .containsExactly(new HoldLapse(
                        held.inspection().id(),
                        "A",
                        "suzhou",
                        "smt-1",
                        "aoi",
                        Verdict.FAIL,
                        held.inspection().holdUntil(),
                        open.clock.instant()));
        assertThat(open.store.lapse(Verdict.FAIL)).isEmpty();
        assertThat(open.store.find(held.inspection().id()).orElseThrow().lapse())
                .contains(lapses.get(0));
        assertThat(verdict(held)).isEqualTo(Verdict.FAIL);
    }

    @Test
    void tellsTheCloudAndSendsTheEscalationLater() {
        open.store.record(escalated("A", 2));
        open.clock.advance(HOLD);
        HoldLapse lapse = open.store.lapse(Verdict.PASS).get(0);

        List<Entry> entries = open.next(10);
        assertThat(entries)
                .extracting(Entry::kind)
                .containsExactly(EntryKind.LAPSE, EntryKind.INSPECTION, EntryKind.ESCALATION);
        assertThat(entries).extracting(Entry::priority).containsExactly(1, 5, 7);
        assertThat(entries).extracting(Entry::sequence).containsExactly(3L, 1L, 2L);
        assertThat(entries.get(0).lapse()).contains(lapse);
        assertThat(entries.get(1).lapse()).isEmpty();
        assertThat(open.rings).hasValue(2);
        assertThat(open.store.backlog().byPriority()).isEqualTo(java.util.Map.of(1, 1L, 5, 1L, 7, 1L));
    }

    @Test
    void leavesTheLowestPriorityWhereItIs() {
        open.store.record(escalated("A", 9));
        open.clock.advance(HOLD);
        open.store.lapse(Verdict.FAIL);

        assertThat(open.next(10)).extracting(Entry::priority).containsExactly(1, 5, 9);
    }

    @Test
    void doesNotEndWhatARulingSettled() {
        NewInspection settled = escalated("A", 0);
        NewInspection unsettled = escalated("B", 0);
        open.store.record(settled);
        open.store.record(unsettled);
        open.store.apply(ruling(settled.inspection(), 1, Outcome.NO_DEFECT));
        open.store.apply(ruling(unsettled.inspection(), 1, Outcome.UNSETTLED));
        open.clock.advance(HOLD);

        assertThat(open.store.lapse(Verdict.FAIL))
                .extracting(HoldLapse::inspectionId)
                .containsExactly(unsettled.inspection().id());
        assertThat(verdict(settled)).isEqualTo(Verdict.PASS);
        assertThat(verdict(unsettled)).isEqualTo(Verdict.FAIL);
    }

    @Test
    void isRevisedByALaterRuling() {
        NewInspection held = escalated("A", 0);
        open.store.record(held);
        open.clock.advance(HOLD);
        open.store.lapse(Verdict.FAIL);

        assertThat(open.store.apply(ruling(held.inspection(), 1, Outcome.NO_DEFECT)))
                .isTrue();
        assertThat(verdict(held)).isEqualTo(Verdict.PASS);
    }

    @Test
    void doesNotMindAClockThatIsSet() {
        open.store.record(escalated("A", 0));
        open.clock.set(Duration.ofHours(1));
        assertThat(open.store.lapse(Verdict.FAIL)).isEmpty();
        open.clock.set(Duration.ofHours(-2));
        open.clock.advance(HOLD);

        assertThat(open.store.lapse(Verdict.FAIL)).hasSize(1);
    }

    @Test
    void endsManyAtOnceTheEarliestFirst() {
        for (int i = 0; i < 110; i++) {
            open.store.record(escalated("S-" + i, 0));
            open.clock.advance(Duration.ofMillis(1));
        }
        open.clock.advance(HOLD);

        List<HoldLapse> lapses = open.store.lapse(Verdict.FAIL);

        assertThat(lapses).hasSize(110);
        assertThat(lapses.get(0).serial()).isEqualTo("S-0");
        assertThat(open.store.state().nextSequence()).isEqualTo(331);
    }
}
