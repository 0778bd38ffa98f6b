package io.firstpass.edge.outbox;

import static io.firstpass.edge.outbox.Inspected.escalated;
import static io.firstpass.edge.outbox.Inspected.settled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.contract.Outcome;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerbyOutboxReaderIT {
    @TempDir
    Path folder;

    private OpenStore open;

    @BeforeEach
    void open() {
        open = OpenStore.inMemory(folder);
    }

    @Test
    void offersByPriorityThenInTheOrderOfRecording() {
        open.store.record(settled("A"));
        open.store.record(escalated("B", 7));
        open.store.record(escalated("C", 0));

        assertThat(open.next(50))
                .extracting(entry -> entry.inspection().serial() + " " + entry.kind())
                .containsExactly("C ESCALATION", "A INSPECTION", "B INSPECTION", "C INSPECTION", "B ESCALATION");
        assertThat(open.next(2)).hasSize(2);
    }

    @Test
    void handsOutEverythingThatTheEventNeeds() {
        NewInspection recorded = escalated("A", 0);
        open.store.record(recorded);

        Entry entry = open.next(1).get(0);

        assertThat(entry.inspection()).isEqualTo(recorded.inspection());
        assertThat(entry.frameSha256()).isEqualTo(Inspected.SHA256);
        assertThat(entry.contentType()).isEqualTo("image/jpeg");
        assertThat(entry.inclusionProbability()).isEmpty();
        assertThat(entry.traceparent()).hasValue(Inspected.TRACE);
        assertThat(entry.id()).isEqualTo(entry.epoch() + "-2");
        assertThat(open.opened(recorded)).isEqualTo("A".getBytes());
    }

    @Test
    void numbersWithoutGapsAlsoAfterAFailureAndAReopening() {
        open.store.record(settled("A"));
        assertThatThrownBy(() -> open.store.record(settled("S".repeat(600)))).isInstanceOf(StoreFailed.class);
        open.store.record(settled("B"));
        OpenStore reopened = OpenStore.inMemory(folder);
        reopened.store.record(settled("C"));

        List<Entry> entries = reopened.next(50);

        assertThat(entries).extracting(Entry::sequence).containsExactly(1L, 2L, 3L);
        assertThat(entries).extracting(Entry::epoch).containsOnly(entries.get(0).epoch());
        assertThat(UUID.fromString(entries.get(0).epoch())).isNotNull();
    }

    @Test
    void doesNotOfferAgainWhatWasMarkedSent() {
        open.store.record(settled("A"));
        open.store.record(settled("B"));

        open.reader.markSent(List.of(1L));

        assertThat(open.next(50)).extracting(Entry::sequence).containsExactly(2L);
        assertThat(open.store.backlog().entries()).isEqualTo(1);
    }

    @Test
    void setsAnEntryAsideThatCanNoLongerBeRead() {
        open.store.record(settled("A"));
        open.store.record(settled("B"));
        open.derby.transact("spoil the first inspection", connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("UPDATE inspection SET json = '{}' WHERE serial = 'A'");
            }
        });

        assertThat(open.next(50)).extracting(Entry::sequence).containsExactly(2L);
        assertThat(open.store.backlog().entries()).isEqualTo(1);
    }

    @Test
    void callsTheListenerAfterEachRecording() {
        open.store.record(settled("A", "key"));
        open.store.record(settled("A", "key"));
        open.store.record(settled("B"));

        assertThat(open.rings).hasValue(2);
    }

    @Test
    void forgetsSentEntriesAndTheirFramesAfterTheirTimeButNothingUnsent() {
        NewInspection sent = escalated("A", 0);
        NewInspection unsent = escalated("B", 0);
        open.store.record(sent);
        open.store.record(unsent);
        open.reader.markSent(List.of(1L, 2L));

        open.clock.advance(Duration.ofHours(2));
        open.housekeeping.cleanUp();
        assertThat(open.hasFrame(sent)).isTrue();

        open.clock.advance(Duration.ofMillis(1));
        open.housekeeping.cleanUp();
        assertThat(open.hasFrame(sent)).isFalse();
        assertThat(open.store.find(sent.inspection().id())).isPresent();
        assertThat(open.hasFrame(unsent)).isTrue();
    }

    @Test
    void forgetsOldInspectionsUnlessTheyHaveSomethingToSend() {
        NewInspection sent = settled("A");
        NewInspection unsent = settled("B");
        open.store.record(sent);
        open.store.record(unsent);
        open.store.apply(Inspected.ruling(sent.inspection(), 1, Outcome.NO_DEFECT));
        open.reader.markSent(List.of(1L));

        open.clock.advance(Duration.ofDays(30).plusMillis(1));
        open.housekeeping.cleanUp();

        assertThat(open.store.find(sent.inspection().id())).isEmpty();
        assertThat(open.store.find(unsent.inspection().id())).isPresent();
    }
}
