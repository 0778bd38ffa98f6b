package io.firstpass.testbed.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.testbed.server.RunFolder;
import io.firstpass.testbed.store.Postgres;
import io.firstpass.testbed.store.S3Store;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one run keeps of its registry and the next one begins with, with a real database. */
class KeptRegistryIT {
    private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
    private static final Clock BEFORE = Clock.fixed(UNTIL.minus(Duration.ofDays(2)), java.time.ZoneOffset.UTC);

    /** Those that are neither the line's nor of the migrations themselves. */
    private static final String TABLES = "select string_agg(tablename, ' ') from pg_tables where schemaname = 'public'"
            + " and tablename <> 'flyway_schema_history' and tablename not in ('"
            + String.join("', '", KeptRegistry.OF_THE_LINE) + "')";

    @TempDir
    Path state;

    @Test
    void aLaterStartBeginsWithRowsObjectsAndKeysOfTheFirst() throws Exception {
        String key = keepOne();

        try (RunFolder run = RunFolder.create(state)) {
            KeptRegistry kept = kept(run, BEFORE);
            assertThat(kept.restore()).isTrue();
            assertThat(Files.readString(kept.keys().releaseKey())).isEqualTo(key);
            assertThat(new S3Store(run).bucketFolder().resolve("models/ab.zip")).hasContent("weights");
            assertThat(new S3Store(run).bucketFolder().resolve("frames")).doesNotExist();
            try (Postgres postgres = new Postgres(run)) {
                postgres.start();
                assertThat(number(postgres)).isEqualTo(2);
                postgres.stop();
                postgres.start();
                assertThat(number(postgres)).as("after a restart").isEqualTo(2);
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void aLineThatRanMeanwhileIsForgottenAndNothingElse() throws Exception {
        keepOne();
        try (RunFolder run = RunFolder.create(state);
                Postgres postgres = new Postgres(run)) {
            KeptRegistry kept = kept(run, BEFORE);
            assertThat(kept.restore()).isTrue();
            postgres.start();
            assertThat(one(postgres, "select count(*) from edge")).isEqualTo("1");
            kept.forgetTheLine(postgres);
            assertThat(one(postgres, "select count(*) from edge")).isEqualTo("0");
            assertThat(one(postgres, "select name from model")).isEqualTo("pcb");
            assertThat(one(postgres, TABLES).split(" "))
                    .as("whoever adds a table says in KeptRegistry whether it is the line's")
                    .containsExactlyInAnyOrder(
                            "approval alias audit_checkpoint audit_event audit_stream benchmark_job benchmark_turn board"
                                    .concat(" channel delegation evidence evidence_document gate_policy golden_set")
                                    .concat(" golden_set_in_force model release release_outbox revocation")
                                    .concat(" ruling_publisher version")
                                    .split(" "));
        }
    }

    @Test
    void whatIsDamagedOrAboutToExpireIsPassedOver() throws Exception {
        keepOne();
        try (RunFolder run = RunFolder.create(state)) {
            Clock late = Clock.fixed(UNTIL.minus(Duration.ofHours(23)), java.time.ZoneOffset.UTC);
            assertThat(kept(run, late).restore()).isFalse();
            assertThat(kept(run, BEFORE).restore()).isTrue();
        }
        flipAByteInTheMiddle();
        try (RunFolder run = RunFolder.create(state)) {
            KeptRegistry damaged = kept(run, BEFORE);
            assertThat(damaged.restore()).isFalse();
            damaged.keys();
            try (Postgres postgres = new Postgres(run)) {
                postgres.start();
                assertThat(postgres.connect()).isNotNull();
            }
        }
    }

    @Test
    void aRunThatEndsBeforeItHasKeptItAllLeavesNothing() throws Exception {
        try (RunFolder run = RunFolder.create(state)) {
            Files.createDirectories(run.folder("to-keep").resolve(Postgres.FOLDER));
        }
        assertThat(file().getParent()).doesNotExist();
    }

    /** @return the release key of the run that kept it */
    private String keepOne() throws Exception {
        try (RunFolder run = RunFolder.create(state);
                Postgres postgres = new Postgres(run)) {
            KeptRegistry kept = kept(run, BEFORE);
            assertThat(kept.restore()).isFalse();
            var s3 = new S3Store(run);
            Files.createDirectories(s3.bucketFolder().resolve("models"));
            Files.createDirectories(s3.bucketFolder().resolve("frames"));
            Files.writeString(s3.bucketFolder().resolve("models/ab.zip"), "weights");
            postgres.start();
            try (var connection = postgres.connect();
                    var statement = connection.createStatement()) {
                for (Path migration : migrations()) statement.execute(Files.readString(migration));
                statement.execute("insert into model (name, at) values ('pcb', now())");
                statement.execute("insert into edge (site, edge, state, since, known_at)"
                        + " values ('north', 'edge-1', 'ONLINE', now(), now())");
                statement.execute("create table board as select 1 as number");
                statement.execute("update board set number = 2");
            }
            String key = Files.readString(kept.keys().releaseKey());
            kept.keep(postgres, s3, UNTIL);
            return key;
        }
    }

    private static List<Path> migrations() throws IOException {
        try (var files = Files.list(Path.of("../db/cloud"))) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    private KeptRegistry kept(RunFolder run, Clock clock) {
        return new KeptRegistry(run, state.resolve("registry"), "f", clock);
    }

    private Path file() {
        return state.resolve("registry/f.zip");
    }

    private void flipAByteInTheMiddle() throws Exception {
        try (var kept = new RandomAccessFile(file().toFile(), "rw")) {
            kept.seek(kept.length() / 2);
            int old = kept.read();
            kept.seek(kept.length() / 2);
            kept.write(old ^ 1);
        }
    }

    private static String one(Postgres postgres, String select) throws SQLException {
        try (var connection = postgres.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(select)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static int number(Postgres postgres) throws SQLException {
        try (var connection = postgres.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select number from board")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
