package io.firstpass.audit;

import io.firstpass.db.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** PostgreSQL with the cloud's tables, owned by a role that is no superuser, as where the product runs. */
final class AuditDatabase implements AutoCloseable {
    final TestKey key = new TestKey();
    private final EmbeddedPostgres server;
    private final DataSource database;

    AuditDatabase() throws IOException, SQLException {
        this(EmbeddedPostgres.builder().start());
        asSuperuser("postgres", "create role firstpass login", "create database firstpass owner firstpass");
        Migrations.migrateCloud(database);
    }

    private AuditDatabase(EmbeddedPostgres server) {
        this.server = server;
        database = server.getDatabase("firstpass", "firstpass");
    }

    /** One that stays in its folder, and whose commits are on the disk as in production; filled on, where it is there. */
    static AuditDatabase kept(Path data) throws IOException, SQLException {
        boolean there = Files.exists(data);
        var database = new AuditDatabase(EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("shared_buffers", "512MB")
                .start());
        if (there) return database;
        database.asSuperuser("postgres", "create role firstpass login", "create database firstpass owner firstpass");
        Migrations.migrateCloud(database.database);
        return database;
    }

    DataSource pool() {
        return database;
    }

    /** Begins a transaction, which the caller ends. */
    Connection begin() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    void append(AuditEvent... events) throws SQLException {
        try (var connection = begin()) {
            for (AuditEvent event : events)
                PostgresAuditLog.inTransactionOf(connection).append(event);
            connection.commit();
        }
    }

    /** What somebody with every right does when the triggers are in the way. */
    void tamper(String sql) throws SQLException {
        asSuperuser("firstpass", "set session_replication_role = replica", sql);
    }

    /** For a lock that somebody else has. */
    boolean isAnybodyWaiting() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var waiting = statement.executeQuery("select exists (select from pg_locks where not granted)")) {
            waiting.next();
            return waiting.getBoolean(1);
        }
    }

    /** What docs/audit.md has the administrator do in production. */
    void separateRights() throws SQLException, IOException {
        asSuperuser("firstpass", Files.readString(Path.of("../../db/production/audit-rights.sql")));
    }

    List<String> export() throws IOException {
        var out = new ByteArrayOutputStream();
        new AuditExport(database, Clock.systemUTC(), key.signing()).write(out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    static AuditEvent event(String stream, long second, String subject) {
        Instant at = Instant.parse("2026-11-24T08:00:00.123456789Z").plusSeconds(second);
        return new AuditEvent(stream, at, "anna", "approval.give", subject, null, "{\"a\":\"√ü\\n\"}", "10.0.0.7");
    }

    private void asSuperuser(String name, String... statements) throws SQLException {
        try (var connection = server.getDatabase("postgres", name).getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
