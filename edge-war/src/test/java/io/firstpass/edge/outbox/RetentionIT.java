package io.firstpass.edge.outbox;

import static io.firstpass.edge.outbox.Inspected.audited;
import static io.firstpass.edge.outbox.Inspected.escalated;
import static io.firstpass.edge.outbox.Inspected.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.EntryKind;
import io.firstpass.contract.ExpiredEntry;
import io.firstpass.contract.ExpiryReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The limits are those of {@link OpenStore#LIMITS}: 4000 bytes of escalations, seven of the frames here, and 2000 of audits, three of them. */
class RetentionIT {
    private static final String LONG = "S".repeat(420);

    @TempDir
    Path folder;

    private OpenStore open;

    @BeforeEach
    void open() {
        open = OpenStore.inMemory(folder);
    }

    private List<String> waiting(EntryKind kind) {
        return open.next(1000).stream()
                .filter(entry -> entry.kind() == kind)
                .map(entry -> name(entry.inspection().serial()))
                .toList();
    }

    private static String name(String serial) {
        return serial.length() < 2 ? serial : serial.substring(0, 2);
    }

    private List<ExpiredEntry> untold() {
        return open.reader.untold(100).map(Tombstones::entries).orElse(List.of());
    }

    private void escalations(String... names) {
        for (String name : names) open.store.record(escalated(name + LONG, name.charAt(1) - '0'));
    }

    @Test
    void keepsEachShelfAsLongAsItsPolicySays() {
        NewInspection escalated = escalated("A", 0);
        open.store.record(escalated);
        open.store.record(audited("B", 6));

        open.clock.advance(Duration.ofHours(2));
        open.open.keepWithinLimits();
        assertThat(untold()).isEmpty();

        open.clock.advance(Duration.ofMillis(1));
        open.open.keepWithinLimits();
        assertThat(untold()).singleElement().satisfies(tombstone -> {
            assertThat(tombstone.sequence()).isEqualTo(2);
            assertThat(tombstone.through()).isEqualTo(2);
            assertThat(tombstone.kind()).isEqualTo(EntryKind.ESCALATION);
            assertThat(tombstone.inspectionId())
                    .isEqualTo(escalated.inspection().id());
            assertThat(tombstone.priority()).isZero();
            assertThat(tombstone.reason()).isEqualTo(ExpiryReason.AGE);
        });
        assertThat(open.hasFrame(escalated)).isFalse();
        assertThat(open.store.find(escalated.inspection().id())).isPresent();

        open.clock.advance(Duration.ofDays(7));
        open.open.keepWithinLimits();
        assertThat(open.store.backlog().isEmpty()).isTrue();
        assertThat(open.store.state().expired()).isEqualTo(java.util.Map.of(ExpiryReason.AGE, 4L));
        assertThat(open.store.state().frameBytes()).isZero();
    }

    @Test
    void doesNotMindAClockThatIsSet() {
        open.store.record(escalated("A", 0));
        open.clock.set(Duration.ofHours(3));
        open.open.keepWithinLimits();
        open.store.record(escalated("B", 0));
        open.clock.set(Duration.ofHours(-6));
        open.open.keepWithinLimits();
        assertThat(waiting(EntryKind.ESCALATION)).hasSize(2);

        open.clock.advance(Duration.ofHours(2).plusMillis(1));
        open.open.keepWithinLimits();
        assertThat(waiting(EntryKind.ESCALATION)).isEmpty();
    }

    @Test
    void countsRunningTimeAcrossRestarts() {
        open.store.record(escalated("A", 0));
        open.clock.advance(Duration.ofMinutes(90));
        open.open.keepWithinLimits();

        OpenStore again = OpenStore.inMemory(folder);
        again.open.keepWithinLimits();
        assertThat(again.store.backlog().escalations()).isEqualTo(1);
        again.clock.advance(Duration.ofMinutes(31));
        again.open.keepWithinLimits();
        assertThat(again.store.backlog().escalations()).isZero();
    }

    @Test
    void givesUpTheLeastValuableThenTheOldest() {
        escalations("A3", "B9", "C0", "D9", "E3", "F3", "G9", "H0", "I0");
        open.open.keepWithinLimits();
        assertThat(waiting(EntryKind.ESCALATION)).containsExactly("C0", "H0", "I0", "A3", "E3", "F3", "G9");

        escalations("J3", "K3");
        open.open.keepWithinLimits();
        assertThat(waiting(EntryKind.ESCALATION)).containsExactly("C0", "H0", "I0", "E3", "F3", "J3", "K3");

        assertThat(open.store.state().frameBytes()).isBetween(3000L, 4000L);
        assertThat(untold()).hasSize(4).extracting(ExpiredEntry::reason).containsOnly(ExpiryReason.SPACE);
    }

    @Test
    void doesNotGiveUpAnAuditForAnEscalation() {
        open.store.record(audited("A" + LONG, 9));
        escalations("B0", "C0", "D0", "E0", "F0", "G0", "H0", "I0", "J0");

        open.open.keepWithinLimits();

        assertThat(waiting(EntryKind.ESCALATION)).contains("AS").doesNotContain("B0");
    }

    @Test
    void judgesAuditsAmongThemselves() {
        for (String name : List.of("A", "B", "C", "D", "E")) open.store.record(audited(name + LONG, 6));

        open.open.keepWithinLimits();

        assertThat(waiting(EntryKind.ESCALATION))
                .hasSizeBetween(1, 4)
                .contains("ES")
                .doesNotContain("AS");
    }

    @Test
    void keepsMetadataWithinTheirRoom() {
        for (int i = 10; i < 60; i++) open.store.record(settled("S" + i));

        open.open.keepWithinLimits();

        assertThat(open.outbox.waiting().bytes(Shelf.INSPECTIONS)).isLessThanOrEqualTo(20_000);
        assertThat(waiting(EntryKind.INSPECTION)).hasSizeGreaterThan(10).last().isEqualTo("S5");
        assertThat(untold()).isNotEmpty().allSatisfy(one -> assertThat(one.kind())
                .isEqualTo(EntryKind.INSPECTION));
    }

    @Test
    void dropsSentFramesFirstWhenTheDiskIsNearlyFull() {
        NewInspection sent = escalated("A", 0);
        NewInspection unsent = escalated("B", 9);
        open.store.record(sent);
        open.store.record(unsent);
        open.reader.markSent(List.of(2L));

        open.free.set(OpenStore.RESERVE - 1);
        open.open.keepWithinLimits();

        assertThat(open.hasFrame(sent)).isFalse();
        assertThat(open.hasFrame(unsent)).isTrue();
        assertThat(open.store.state().disk().nearlyFull()).isTrue();
    }

    @Test
    void keepsOnTheDiskWhatIsWorthTheRoomThatIsLeft() {
        escalations("A0", "B4", "C5", "D9");
        open.store.record(audited("E6", 6));

        open.free.set(OpenStore.RESERVE / 2);
        open.open.keepWithinLimits();

        assertThat(waiting(EntryKind.ESCALATION)).containsExactly("A0", "B4", "E6");
        assertThat(untold()).extracting(ExpiredEntry::reason).containsOnly(ExpiryReason.DISK);

        open.free.set(OpenStore.RESERVE / 20);
        open.open.keepWithinLimits();
        assertThat(waiting(EntryKind.ESCALATION)).containsExactly("A0", "E6");

        open.free.set(0);
        open.open.keepWithinLimits();
        assertThat(waiting(EntryKind.ESCALATION)).isEmpty();
        assertThat(waiting(EntryKind.INSPECTION)).hasSize(5);
    }

    @Test
    void recordsAnEscalationWithoutRoomTogetherWithItsTombstone() {
        open.free.set(OpenStore.RESERVE / 2);
        NewInspection cheap = escalated("A", 7);
        NewInspection dear = escalated("B", 1);

        open.store.record(cheap);
        open.store.record(dear);

        assertThat(waiting(EntryKind.ESCALATION)).containsExactly("B");
        assertThat(waiting(EntryKind.INSPECTION)).containsExactly("A", "B");
        assertThat(open.hasFrame(cheap)).isFalse();
        assertThat(untold()).singleElement().satisfies(one -> {
            assertThat(one.sequence()).isEqualTo(2);
            assertThat(one.reason()).isEqualTo(ExpiryReason.DISK);
            assertThat(one.inspectionId()).isEqualTo(cheap.inspection().id());
        });
        assertThat(open.store.state().expired()).containsEntry(ExpiryReason.DISK, 1L);
    }
}
