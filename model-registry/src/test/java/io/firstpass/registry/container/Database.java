package io.firstpass.registry.container;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** PostgreSQL with an empty database for the registry; it trusts whoever comes from this machine. */
public final class Database implements AutoCloseable {
    static final String PASSWORD = "not-asked-for";

    private final Path folder;
    private static Database running;
    private EmbeddedPostgres server;

    private Database(Path folder) {
        this.folder = folder;
    }

    public static Database start(Path folder) throws Exception {
        Files.createDirectories(folder);
        var database = new Database(folder);
        database.server = database.server(RunFolder.freePort());
        try (var connection = database.server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role firstpass login");
            statement.execute("create database firstpass owner firstpass");
        }
        running = database;
        return database;
    }

    /** As somebody who has every right. */
    Connection asSuperuser() throws SQLException {
        return server.getDatabase("postgres", "firstpass").getConnection();
    }

    /** Of the running server's database, for what no caller of it may do. */
    static Connection connect() throws SQLException {
        return running.server.getDatabase("firstpass", "firstpass").getConnection();
    }

    void away(boolean away) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter database firstpass with allow_connections " + !away);
            if (away)
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'firstpass'");
        }
    }

    int port() {
        return server.getPort();
    }

    Connection connection() throws SQLException {
        return server.getDatabase("firstpass", "firstpass").getConnection();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private EmbeddedPostgres server(int port) throws IOException {
        var log = Redirect.appendTo(folder.resolve("postgres.log").toFile());
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                // What was committed is there after a kill.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setErrorRedirector(log)
                .setOutputRedirector(log)
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }
}
