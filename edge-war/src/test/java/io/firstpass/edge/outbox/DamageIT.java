package io.firstpass.edge.outbox;

import static io.firstpass.edge.outbox.Inspected.escalated;
import static io.firstpass.edge.outbox.Inspected.ruling;
import static io.firstpass.edge.outbox.Inspected.settled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.firstpass.contract.EntryKind;
import io.firstpass.contract.ExpiredEntry;
import io.firstpass.contract.ExpiryReason;
import io.firstpass.contract.Outcome;
import io.firstpass.contract.SequenceRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a start makes of a data folder that something happened to; each test works on a copy of one that was filled once. */
class DamageIT {
    private static final int SETTLED = 120;
    private static final String SECRET = "SERIAL-OF-A-SECRET-UNIT";

    @TempDir
    static Path filled;

    private static final List<NewInspection> ESCALATED = new ArrayList<>();
    private static Map<String, String> files;
    private static NewInspection ruled;
    private static NewInspection sent;
    private static String epoch;

    @TempDir
    Path temporary;

    private DataFolder data;

    @BeforeAll
    static void fill() {
        OpenStore open = OpenStore.onDisk(filled);
        ruled = escalated(SECRET + "-ruled", 0);
        sent = escalated(SECRET + "-sent", 0);
        open.store.record(ruled);
        open.store.record(sent);
        for (int i = 0; i < SETTLED; i++) open.store.record(settled(SECRET + i));
        for (int i = 0; i < 3; i++) ESCALATED.add(escalated(SECRET + "-escalated" + i, 3));
        ESCALATED.forEach(open.store::record);
        open.store.apply(ruling(ruled.inspection(), 1, Outcome.NO_DEFECT));
        open.reader.markSent(List.of(1L, 2L, 3L, 4L));
        open.reader.expire(
                open.next(200).stream()
                        .filter(one -> one.sequence() == 5)
                        .findFirst()
                        .orElseThrow(),
                ExpiryReason.UNREADABLE,
                "a test");
        epoch = open.outbox.epoch();
        files = DataFolder.tables(open);
        open.open.close();
    }

    @BeforeEach
    void copy() throws IOException {
        data = DataFolder.copyOf(filled, temporary.resolve("edge"), files);
    }

    /** What has to be so whatever was damaged. */
    private OpenStore rescued() throws IOException {
        OpenStore open = OpenStore.onDisk(data.path());
        try {
            assertThat(open.outbox.epoch()).isNotEqualTo(epoch);
            assertThat(data.setAside()).hasSize(1);
            assertThat(escalatedSerials(open)).containsAll(serials(ESCALATED));
            for (NewInspection one : ESCALATED)
                assertThat(open.opened(one)).isEqualTo(one.frame().orElseThrow());
            assertThat(open.store.report()).isPresent();
            List<ExpiredEntry> lost = lost(open);
            for (long number = 6; number <= 2 * 2 + SETTLED + 2 * 3; number++) {
                long wanted = number;
                assertThat(lost)
                        .as("entry %d", number)
                        .anyMatch(one -> one.sequence() <= wanted && wanted <= one.through());
            }
            return open;
        } finally {
            open.open.close();
        }
    }

    private static List<String> serials(List<NewInspection> inspections) {
        return inspections.stream().map(one -> one.inspection().serial()).toList();
    }

    private static List<String> escalatedSerials(OpenStore open) {
        return open.next(1000).stream()
                .filter(entry -> entry.kind() == EntryKind.ESCALATION)
                .map(entry -> entry.inspection().serial())
                .toList();
    }

    private static List<ExpiredEntry> lost(OpenStore open) {
        Tombstones untold = open.reader.untold(1000).orElseThrow();
        assertThat(untold.epoch()).isEqualTo(epoch);
        return untold.entries();
    }

    @Test
    void startsAsItWasWhereNothingHappened() throws IOException {
        OpenStore open = OpenStore.onDisk(data.path());
        try {
            assertThat(open.outbox.epoch()).isEqualTo(epoch);
            assertThat(open.store.report()).isEmpty();
            assertThat(open.store.backlog().entries()).isEqualTo(SETTLED - 1 + 2 * 3);
            assertThat(data.setAside()).isEmpty();
        } finally {
            open.open.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSPECTION", "ENTRY", "ENTRY_BY_WORTH", "OUTBOX"})
    void savesWhatItCanFromAFileThatWasCut(String table) throws IOException {
        DataFolder.cut(data.file(table), 0.4);

        rescued();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSPECTION", "ENTRY", "HELD"})
    void findsABadPageAfterAnEndWithoutOrder(String table) throws IOException {
        Path file = data.file(table);
        DataFolder.overwrite(file, Files.size(file) / 2, 4096);
        data.leaveUnclean();

        rescued();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSPECTION", "ENTRY"})
    void savesWhatItCanWithoutATable(String table) throws IOException {
        Files.delete(data.file(table));

        rescued();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SYSTABLES", "SYSCOLUMNS"})
    void savesWhatItCanWithoutTheCatalogue(String table) throws IOException {
        DataFolder.overwrite(data.file(table), 0, (int) Files.size(data.file(table)));

        rescued();
    }

    @Test
    void savesWhatItCanWithoutTheFileThatNamesTheDatabase() throws IOException {
        Files.delete(data.resolve("derby/service.properties"));

        rescued();
    }

    @Test
    void savesWhatItCanFromHalfOfTheFileThatNamesTheDatabase() throws IOException {
        Files.writeString(data.resolve("derby/service.properties"), "#");

        rescued();
    }

    @Test
    void asksForARestartWhenABadPageShowsUpLater() throws IOException {
        Path file = data.file("INSPECTION");
        DataFolder.overwrite(file, Files.size(file) / 2, 4096);
        OpenStore open = OpenStore.onDisk(data.path());
        assertThat(open.outbox.epoch()).isEqualTo(epoch);
        assertThat(open.open.damage()).isEmpty();

        assertThatThrownBy(() -> open.next(1000)).isInstanceOf(StoreFailed.class);
        assertThat(open.open.damage()).isPresent();
        open.open.close();

        rescued();
    }

    @Test
    void keepsInspectionsWithTheirRulingsWhereTheirTableCanBeRead() throws IOException {
        DataFolder.cut(data.file("ENTRY_BY_WORTH"), 0.5);
        OpenStore open = OpenStore.onDisk(data.path());
        try {
            assertThat(open.store.find(ruled.inspection().id()).orElseThrow().rulings())
                    .hasSize(1);
            assertThat(open.store.findBySerial(SECRET + "5")).hasSize(1);
            assertThat(escalatedSerials(open)).containsExactlyInAnyOrderElementsOf(serials(ESCALATED));
            assertThat(open.store.backlog().entries()).isEqualTo(SETTLED - 1 + 2 * 3);
            assertThat(open.store.report()).get().satisfies(report -> {
                assertThat(report.escalations()).isEqualTo(3);
                assertThat(report.inspections()).isEqualTo(SETTLED - 1 + 2 + 3);
                assertThat(report.lostEpoch()).isEqualTo(epoch);
            });
            assertThat(lost(open))
                    .extracting(ExpiredEntry::sequence, ExpiredEntry::through, ExpiredEntry::reason)
                    .containsExactly(tuple(5L, 5L, ExpiryReason.UNREADABLE), tuple(6L, 130L, ExpiryReason.STORE_LOST));
        } finally {
            open.open.close();
        }
    }

    @Test
    void savesEscalationsFromTheirFramesWhereTheDatabaseIsGone() throws IOException {
        DataFolder.delete(data.resolve("derby"));
        OpenStore open = OpenStore.onDisk(data.path());
        try {
            assertThat(open.outbox.epoch()).isNotEqualTo(epoch);
            assertThat(escalatedSerials(open)).containsAll(serials(ESCALATED)).hasSize(5);
            assertThat(open.store.find(ruled.inspection().id())).isPresent();
            assertThat(lost(open))
                    .extracting(ExpiredEntry::sequence, ExpiredEntry::through)
                    .containsExactly(tuple(5L, 130L));
            open.reader.markTold(open.reader.untold(10).orElseThrow());
            open.reader.resend(epoch, List.of(new SequenceRange(131, 140)));
            assertThat(lost(open)).extracting(ExpiredEntry::reason).containsExactly(ExpiryReason.STORE_LOST);
        } finally {
            open.open.close();
        }
    }

    @Test
    void startsAnewEpochWhereTheDatabaseIsOlderThanItsNumbers() throws IOException {
        Path logbook = data.resolve("outbox.json");
        Files.writeString(logbook, Files.readString(logbook).replace("\"nextSequence\":131", "\"nextSequence\":140"));

        OpenStore open = rescued();

        assertThat(open.outbox.epoch()).isNotEqualTo(epoch);
    }

    @Test
    void finishesARescueThatAKillInterrupted() throws IOException {
        DataFolder.copy(data.resolve("derby"), data.resolve("derby-rescued"));
        Files.createDirectories(data.resolve("derby-rescue/seg0"));
        DataFolder.delete(data.resolve("derby"));
        OpenStore open = OpenStore.onDisk(data.path());
        try {
            assertThat(open.outbox.epoch()).isEqualTo(epoch);
            assertThat(data.resolve("derby-rescue")).doesNotExist();
            assertThat(data.resolve("derby-rescued")).doesNotExist();
        } finally {
            open.open.close();
        }
    }

    @Test
    void refusesAWrongPasswordAndLeavesTheStoreAlone() throws IOException {
        assertThatThrownBy(() -> OpenStore.onDisk(data.path(), StoreKeys.from("another password, not this one")))
                .isInstanceOf(StoreFailed.class)
                .hasMessageContaining("firstpass.store.password");

        assertThat(data.setAside()).isEmpty();
        startsAsItWasWhereNothingHappened();
    }

    @Test
    void takesNeitherAnotherServerNorAnInterruptNorAmistakeForDamage() {
        assertThat(Damage.is(new SQLException("in use", "XSDB6"))).isFalse();
        assertThat(Damage.is(new SQLException("interrupted", "XSDG9"))).isFalse();
        assertThat(Damage.is(new SQLException("no such column", "42X04"))).isFalse();
        assertThat(Damage.is(new RuntimeException(new SQLException("bad page", "XSDG2"))))
                .isTrue();
    }

    @Test
    void showsNeitherFrameNorSerialInTheClear() throws IOException {
        try (Stream<Path> files = Files.walk(data.path())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(content.contains(SECRET)).as(file.toString()).isFalse();
                assertThat(content.contains(inTwoBytes(SECRET)))
                        .as(file.toString())
                        .isFalse();
            }
        }
    }

    private static String inTwoBytes(String text) {
        return String.join("\0", text.split(""));
    }
}
