package io.firstpass.review.container;

import io.firstpass.db.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** PostgreSQL with an empty database for the review; it trusts whoever comes from this machine. */
public final class Database implements AutoCloseable {
    static final String PASSWORD = "not-asked-for";

    private final Path folder;
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
        return database;
    }

    /** With the review's tables, for tests outside the server. */
    public DataSource migrated() {
        DataSource review = server.getDatabase("firstpass", "firstpass");
        Migrations.migrateCloud(review);
        return review;
    }

    /** Ends it with all its processes as kill -9 does. */
    public void kill() throws IOException {
        String pid = Files.readAllLines(data().resolve("postmaster.pid")).get(0).strip();
        var postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        // There is nothing to stop any more; but it holds the lock of the folder.
        server.close();
    }

    /** Where it was, with what had been committed. */
    public void startAgain() throws IOException {
        server = server(server.getPort());
    }

    int port() {
        return server.getPort();
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
