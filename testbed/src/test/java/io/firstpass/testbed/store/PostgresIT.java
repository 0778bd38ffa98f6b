package io.firstpass.testbed.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.firstpass.testbed.server.RunFolder;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresIT {
    @TempDir
    Path state;

    @Test
    void keepsItsRowsWhenItIsStoppedAndStartedAgainAndLetsNobodyInWithoutThePassword() throws SQLException {
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
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(postgres.url(), "postgres", "guessed"))
                    .withMessageContaining("password authentication failed");
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
