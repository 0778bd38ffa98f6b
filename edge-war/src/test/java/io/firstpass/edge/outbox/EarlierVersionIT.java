package io.firstpass.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.Escalation;
import io.firstpass.contract.ExpiredEntry;
import io.firstpass.contract.ExpiryReason;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.Reason;
import io.firstpass.contract.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store of the version before: neither database nor frames are encrypted, and nothing knows of tombstones. */
class EarlierVersionIT {
    private static final String EPOCH = "7d4e2f60-8c1b-4a39-9a55-0c6b1f2d3e4f";

    @TempDir
    Path data;

    private final Inspection waiting = Inspected.inspection("SERIAL-waiting", new Escalation(Reason.DOUBT, 2));
    private final Inspection altered = Inspected.inspection("SERIAL-altered", new Escalation(Reason.DOUBT, 2));
    private final Inspection sent = Inspected.inspection("SERIAL-sent", null);
    private final Inspection withdrawn = Inspected.inspection("SERIAL-withdrawn", new Escalation(Reason.AUDIT, 6));

    private void fill() throws SQLException, IOException {
        OpenStore.derbyLog();
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(data.resolve("derby").toString());
        source.setCreateDatabase("create");
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/edge")
                .target("1")
                .load()
                .migrate();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO outbox VALUES ('" + EPOCH + "', 9)");
            for (Inspection one : List.of(waiting, altered, sent, withdrawn)) insert(statement, one);
            insert(statement, 1, waiting, "INSPECTION", "NULL", "NULL");
            insert(statement, 2, waiting, "ESCALATION", "NULL", "NULL");
            insert(statement, 3, altered, "ESCALATION", "NULL", "NULL");
            insert(statement, 4, sent, "INSPECTION", "1700000000000", "NULL");
            insert(statement, 5, withdrawn, "ESCALATION", "NULL", "1700000000000");
        }
        Path frames = Files.createDirectories(data.resolve("frames"));
        Files.writeString(frames.resolve(waiting.id().toString()), waiting.serial());
        Files.writeString(frames.resolve(altered.id().toString()), "something else");
        Database.endAll();
    }

    private static void insert(Statement statement, Inspection inspection) throws SQLException {
        statement.executeUpdate("INSERT INTO inspection VALUES ('" + inspection.id() + "', '" + inspection.serial()
                + "', '" + Inspections.json(inspection) + "', '"
                + Sha256.of(inspection.serial().getBytes(StandardCharsets.UTF_8))
                        .hex() + "', NULL, 1700000000000)");
    }

    private static void insert(
            Statement statement, long number, Inspection inspection, String kind, String sentAt, String withdrawnAt)
            throws SQLException {
        statement.executeUpdate("INSERT INTO entry VALUES (" + number + ", '" + EPOCH + "', '" + inspection.id()
                + "', '" + kind + "', " + (kind.equals("INSPECTION") ? 5 : 2) + ", 'image/png', NULL, NULL,"
                + " 1700000000000, " + sentAt + ", " + withdrawnAt + ")");
    }

    @Test
    void goesOnEncryptedWithItsEpochAndEverythingThatWaited() throws SQLException, IOException {
        fill();
        OpenStore open = OpenStore.onDisk(data);
        try {
            assertThat(open.outbox.epoch()).isEqualTo(EPOCH);
            assertThat(open.store.report()).isEmpty();
            List<Entry> entries = open.next(10);
            assertThat(entries).extracting(Entry::sequence).containsExactly(2L, 1L);
            Entry escalation = entries.get(0);
            assertThat(CloudKeys.opened(open.reader.sealed(escalation), escalation.frameSha256()))
                    .isEqualTo(waiting.serial().getBytes(StandardCharsets.UTF_8));
            assertThat(open.reader.untold(9).orElseThrow().entries())
                    .extracting(ExpiredEntry::sequence)
                    .containsExactly(3L, 5L);
            assertThat(open.store.state().expired())
                    .containsEntry(ExpiryReason.FRAME_ALTERED, 1L)
                    .containsEntry(ExpiryReason.FRAME_LOST, 1L);
            assertThat(open.store.state().nextSequence()).isEqualTo(9);
            assertThat(open.store.findBySerial(sent.serial())).hasSize(1);
        } finally {
            open.open.close();
        }
        nothingIsInTheClear();
        OpenStore again = OpenStore.onDisk(data);
        assertThat(again.next(10)).hasSize(2);
        again.open.close();
    }

    private void nothingIsInTheClear() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("SERIAL-"))
                        .as(file.toString())
                        .isFalse();
        }
    }
}
