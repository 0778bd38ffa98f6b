package io.firstpass.edge.outbox;

import static io.firstpass.edge.outbox.Inspected.escalated;
import static io.firstpass.edge.outbox.Inspected.ruling;
import static io.firstpass.edge.outbox.Inspected.settled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.contract.Outcome;
import io.firstpass.contract.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerbyInspectionStoreIT {
    @TempDir
    Path folder;

    private OpenStore open;
    private DerbyInspectionStore store;

    @BeforeEach
    void open() {
        open = OpenStore.inMemory(folder);
        store = open.store;
    }

    @Test
    void findsWhatItRecordedByIdBySerialAndByKey() {
        NewInspection recorded = settled("S-1", "key-1");
        NewInspection again = escalated("S-1", 0);
        store.record(settled("S-2"));

        StoredInspection first = store.record(recorded);
        StoredInspection second = store.record(again);

        assertThat(first)
                .isEqualTo(new StoredInspection(recorded.inspection(), Inspected.SHA256, List.of(), Optional.empty()));
        assertThat(store.find(recorded.inspection().id())).contains(first);
        assertThat(store.findByIdempotencyKey("key-1")).contains(first);
        assertThat(store.findBySerial("S-1")).containsExactlyInAnyOrder(first, second);
        assertThat(store.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void keepsTheFrameOfAnEscalatedInspectionOnly() throws IOException {
        NewInspection escalated = escalated("S-1", 0);
        NewInspection settled = settled("S-2");

        store.record(escalated);
        store.record(settled);

        assertThat(open.opened(escalated)).isEqualTo("S-1".getBytes());
        assertThat(framesOnDisk()).containsExactly(escalated.inspection().id().toString());
    }

    @Test
    void tellsWhatTheLastEscalationsTookOfTheBudgets() {
        store.record(escalated("S-1", 0));
        store.record(settled("S-2"));

        assertThat(store.escalated(Duration.ofHours(1))).singleElement().satisfies(one -> {
            assertThat(one.audit()).isFalse();
            assertThat(one.bytes()).isPositive();
            assertThat(one.ago()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        });
        assertThat(store.escalated(Duration.ofHours(-1))).isEmpty();
    }

    @Test
    void answersARepeatedKeyWithWhatIsStoredAndStoresNothing() throws IOException {
        NewInspection first = escalated("S-1", 0, "key");

        store.record(first);
        StoredInspection repeated = store.record(escalated("S-1", 0, "key"));

        assertThat(repeated.inspection()).isEqualTo(first.inspection());
        assertThat(store.backlog().entries()).isEqualTo(2);
        assertThat(framesOnDisk()).containsExactly(first.inspection().id().toString());
    }

    @Test
    void letsOneOfManyConcurrentCallsWithOneKeyIn() throws Exception {
        int calls = 8;
        CyclicBarrier together = new CyclicBarrier(calls);
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        try {
            List<Future<StoredInspection>> answers = IntStream.range(0, calls)
                    .mapToObj(i -> threads.submit(() -> {
                        together.await();
                        return store.record(escalated("S-1", 0, "key"));
                    }))
                    .toList();
            Set<UUID> ids = answers.stream().map(DerbyInspectionStoreIT::idOf).collect(Collectors.toSet());

            assertThat(ids).hasSize(1);
            assertThat(framesOnDisk()).containsExactly(ids.iterator().next().toString());
            assertThat(store.backlog().entries()).isEqualTo(2);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void keepsNeitherRowNorFrameOfWhatItCouldNotCommit() throws IOException {
        NewInspection tooLong = escalated("S".repeat(600), 0);

        assertThatThrownBy(() -> store.record(tooLong)).isInstanceOf(StoreFailed.class);

        assertThat(framesOnDisk()).isEmpty();
        assertThat(store.backlog().isEmpty()).isTrue();
        assertThat(open.rings).hasValue(0);
    }

    @Test
    void keepsTheFrameWhereTheDatabaseCannotTellWhetherTheCommitTookEffect() throws IOException {
        Outbox failingOutbox = open.over(() -> {
            throw new SQLException("the database is shut down", "08006");
        });
        var failing = new DerbyInspectionStore(failingOutbox);
        NewInspection added = escalated("S-1", 0);

        assertThatThrownBy(() -> failing.record(added)).isInstanceOf(StoreFailed.class);

        assertThat(framesOnDisk()).containsExactly(added.inspection().id().toString());
    }

    @Test
    void leavesTheFirstFrameAloneWhenAnInspectionIsRecordedTwice() {
        NewInspection first = escalated("S-1", 0);
        store.record(first);

        assertThatThrownBy(() -> store.record(first)).isInstanceOf(StoreFailed.class);

        assertThat(open.opened(first)).isEqualTo("S-1".getBytes());
        assertThat(store.backlog().entries()).isEqualTo(2);
    }

    @Test
    void appliesOnlyRulingsThatAreOursAndNewer() {
        NewInspection recorded = escalated("S-1", 0);
        store.record(recorded);

        assertThat(store.apply(ruling(recorded.inspection(), 1, Outcome.UNSETTLED)))
                .isTrue();
        assertThat(verdict(recorded)).isEqualTo(Verdict.HOLD);
        assertThat(store.apply(ruling(recorded.inspection(), 3, Outcome.CONFIRMED_DEFECT)))
                .isTrue();
        assertThat(store.apply(ruling(recorded.inspection(), 3, Outcome.NO_DEFECT)))
                .isFalse();
        assertThat(store.apply(ruling(recorded.inspection(), 2, Outcome.NO_DEFECT)))
                .isFalse();
        assertThat(store.apply(ruling(settled("S-9").inspection(), 1, Outcome.NO_DEFECT)))
                .isFalse();

        assertThat(verdict(recorded)).isEqualTo(Verdict.FAIL);
        assertThat(store.find(recorded.inspection().id()).orElseThrow().rulings())
                .extracting(ruling -> ruling.revision())
                .containsExactly(1, 3);
    }

    @Test
    void countsTheBacklogByPriority() {
        store.record(settled("S-1"));
        store.record(escalated("S-2", 0));
        store.record(escalated("S-3", 5));

        assertThat(store.backlog())
                .isEqualTo(new Backlog(
                        5, 2, Optional.of(Inspected.CAPTURED.truncatedTo(ChronoUnit.MILLIS)), Map.of(0, 1L, 5, 4L)));
    }

    private Verdict verdict(NewInspection recorded) {
        return store.find(recorded.inspection().id()).orElseThrow().currentVerdict();
    }

    private List<String> framesOnDisk() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("frames"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static UUID idOf(Future<StoredInspection> answer) {
        try {
            return answer.get().inspection().id();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
