package io.firstpass.edge.outbox;

import static io.firstpass.edge.outbox.Inspected.escalated;
import static io.firstpass.edge.outbox.Inspected.settled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.firstpass.contract.EntryKind;
import io.firstpass.contract.ExpiredEntry;
import io.firstpass.contract.ExpiryReason;
import io.firstpass.contract.SequenceRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TombstonesIT {
    @TempDir
    Path folder;

    private OpenStore open;

    @BeforeEach
    void open() {
        open = OpenStore.inMemory(folder);
    }

    private String epoch() {
        return open.store.state().epoch();
    }

    private void expire(long sequence, ExpiryReason reason) {
        Entry entry = open.next(100).stream()
                .filter(one -> one.sequence() == sequence)
                .findFirst()
                .orElseThrow();
        open.reader.expire(entry, reason, "a test");
    }

    private static SequenceRange range(long from, long through) {
        return new SequenceRange(from, through);
    }

    @Test
    void areToldUntilTheyAreAcknowledgedAndThenNoMore() {
        open.store.record(escalated("A", 0));
        open.store.record(settled("B"));
        expire(2, ExpiryReason.REFUSED);
        expire(3, ExpiryReason.UNREADABLE);

        Tombstones first = open.reader.untold(1).orElseThrow();
        assertThat(first.epoch()).isEqualTo(epoch());
        assertThat(first.entries()).extracting(ExpiredEntry::sequence).containsExactly(2L);
        assertThat(open.reader.untold(1)).contains(first);

        open.reader.markTold(first);
        assertThat(open.reader.untold(5).orElseThrow().entries())
                .extracting(ExpiredEntry::sequence)
                .containsExactly(3L);
        open.reader.markTold(open.reader.untold(5).orElseThrow());
        assertThat(open.reader.untold(5)).isEmpty();
        assertThat(open.store.state().expired())
                .isEqualTo(Map.of(ExpiryReason.REFUSED, 1L, ExpiryReason.UNREADABLE, 1L));
    }

    @Test
    void areNoneWhereTheEntryIsSentAlready() {
        open.store.record(settled("A"));
        Entry entry = open.next(1).get(0);
        open.reader.markSent(List.of(1L));

        open.reader.expire(entry, ExpiryReason.UNREADABLE, "too late");

        assertThat(open.reader.untold(5)).isEmpty();
        assertThat(open.store.backlog().isEmpty()).isTrue();
    }

    @Test
    void holdWhatIsSettledBackUntilTheyAreTold() {
        open.store.record(settled("A"));
        open.store.record(settled("B"));
        open.store.record(settled("C"));
        assertThat(open.store.state().settledBelow()).isEqualTo(1);
        assertThat(open.store.state().nextSequence()).isEqualTo(4);

        open.reader.markSent(List.of(1L, 3L));
        assertThat(open.store.state().settledBelow()).isEqualTo(2);

        expire(2, ExpiryReason.UNREADABLE);
        assertThat(open.store.state().settledBelow()).isEqualTo(2);

        open.reader.markTold(open.reader.untold(5).orElseThrow());
        assertThat(open.store.state().settledBelow()).isEqualTo(4);
    }

    @Test
    void surviveARestart() {
        open.store.record(escalated("A", 0));
        expire(2, ExpiryReason.REFUSED);

        OpenStore again = OpenStore.inMemory(folder);

        assertThat(again.reader.untold(5)).isEqualTo(open.reader.untold(5)).isPresent();
        assertThat(again.store.state().expired()).isEqualTo(Map.of(ExpiryReason.REFUSED, 1L));
        assertThat(again.store.state().nextSequence()).isEqualTo(3);
    }

    @Test
    void sendAgainWhatWasSentAndKept() {
        NewInspection escalated = escalated("A", 0);
        open.store.record(escalated);
        open.reader.markSent(List.of(1L, 2L));
        assertThat(open.next(10)).isEmpty();

        open.reader.resend(epoch(), List.of(range(1, 2)));

        assertThat(open.next(10)).extracting(Entry::sequence).containsExactly(2L, 1L);
        assertThat(open.opened(escalated)).isEqualTo("A".getBytes());
        assertThat(open.store.backlog().entries()).isEqualTo(2);
        assertThat(open.store.state().settledBelow()).isEqualTo(1);
        assertThat(open.reader.untold(5)).isEmpty();
    }

    @Test
    void answerForWhatIsNoLongerKept() {
        for (String serial : List.of("A", "B", "C", "D")) open.store.record(settled(serial));
        open.reader.markSent(List.of(1L, 2L, 4L));
        open.clock.advance(Duration.ofHours(2).plusMillis(1));
        open.housekeeping.cleanUp();

        open.reader.resend(epoch(), List.of(range(1, 900)));

        assertThat(open.next(10)).extracting(Entry::sequence).containsExactly(3L);
        assertThat(open.reader.untold(5).orElseThrow().entries())
                .extracting(ExpiredEntry::sequence, ExpiredEntry::through, ExpiredEntry::reason)
                .containsExactly(tuple(1L, 2L, ExpiryReason.NOT_KEPT), tuple(4L, 4L, ExpiryReason.NOT_KEPT));
        assertThat(open.store.state().expired()).isEqualTo(Map.of(ExpiryReason.NOT_KEPT, 3L));
    }

    @Test
    void areToldAgainWhereTheCloudAsks() {
        open.store.record(escalated("A", 0));
        expire(2, ExpiryReason.REFUSED);
        Tombstones told = open.reader.untold(5).orElseThrow();
        open.reader.markTold(told);

        open.reader.resend(epoch(), List.of(range(2, 2)));

        assertThat(open.reader.untold(5)).contains(told);
        assertThat(open.store.state().expired()).isEqualTo(Map.of(ExpiryReason.REFUSED, 1L));
    }

    @Test
    void sayOfAnotherEpochThatItsStoreWasLost() {
        String other = "00000000-0000-7000-8000-000000000000";
        open.store.record(settled("A"));
        expire(1, ExpiryReason.UNREADABLE);

        open.reader.resend(other, List.of(range(5, 9), range(20, 1_000_000_000_000L)));
        open.reader.resend(other, List.of(range(8, 10)));

        Tombstones lost = open.reader.untold(5).orElseThrow();
        assertThat(lost.epoch()).isEqualTo(other);
        assertThat(lost.entries())
                .extracting(ExpiredEntry::sequence, ExpiredEntry::through)
                .containsExactly(tuple(5L, 9L), tuple(10L, 10L), tuple(20L, 1_000_000_000_000L));
        assertThat(lost.entries()).allSatisfy(one -> {
            assertThat(one.reason()).isEqualTo(ExpiryReason.STORE_LOST);
            assertThat(one.kind()).isNull();
        });
        open.reader.markTold(lost);
        assertThat(open.reader.untold(5).orElseThrow().epoch()).isEqualTo(epoch());
        assertThat(open.store.state().expired()).isEqualTo(Map.of(ExpiryReason.UNREADABLE, 1L));
    }

    @Test
    void areForgottenAfterTheInspectionsTime() {
        open.store.record(settled("A"));
        expire(1, ExpiryReason.UNREADABLE);
        open.clock.advance(Duration.ofSeconds(1));
        open.reader.markTold(open.reader.untold(5).orElseThrow());

        open.clock.advance(Duration.ofDays(30).plusSeconds(1));
        open.housekeeping.cleanUp();
        open.reader.resend(epoch(), List.of(range(1, 1)));

        assertThat(open.reader.untold(5).orElseThrow().entries())
                .extracting(ExpiredEntry::kind, ExpiredEntry::reason)
                .containsExactly(tuple((EntryKind) null, ExpiryReason.NOT_KEPT));
    }
}
