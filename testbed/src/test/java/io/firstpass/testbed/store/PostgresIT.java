package io.firstpass.testbed.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.firstpass.testbed.server.DidNotStart;
import io.firstpass.testbed.server.Patience;
import io.firstpass.testbed.server.RunFolder;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresIT {
    @TempDir
    Path state;

    @Test
    void keepsItsRowsWhenItIsStoppedOrKilledAndStartedAgainAndLetsNobodyInWithoutThePassword() throws SQLException {
        try (RunFolder run = RunFolder.create(state);
                Postgres postgres = new Postgres(run)) {
            postgres.start();
            try (var connection = postgres.connect();
                    var statement = connection.createStatement()) {
                statement.execute("create table board as select 1 as number");
            }
            postgres.stop();
            postgres.start();
            assertThat(number(postgres)).isEqualTo(1);
            try (var connection = postgres.connect();
                    var statement = connection.createStatement()) {
                statement.execute("update board set number = 2");
            }
            postgres.kill();
            postgres.start();
            assertThat(number(postgres)).isEqualTo(2);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(postgres.url(), "postgres", "guessed"))
                    .withMessageContaining("password authentication failed");
        }
    }

    @Test
    void leavesNothingAtWorkWhenItsStartIsInterrupted() throws Exception {
        Path folder;
        try (RunFolder run = RunFolder.create(state);
                Postgres postgres = new Postgres(run)) {
            folder = run.folder("postgres");
            var starting = new Thread(() -> {
                try {
                    postgres.start();
                } catch (DidNotStart | ExceptionInInitializerError interrupted) {
                    // what Ctrl-C does to it
                }
            });
            starting.start();
            assertThat(Patience.until(Duration.ofSeconds(60), () -> atWorkOn(folder) > 0))
                    .isTrue();
            starting.interrupt();
            starting.join();
            postgres.close();
            assertThat(atWorkOn(folder)).isZero();
        }
        assertThat(folder).doesNotExist();
    }

    private static long atWorkOn(Path folder) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(folder.toString() + "/"))
                .count();
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
