package io.firstpass.review.container;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** PostgreSQL with an empty database for the review; it trusts whoever comes from this machine. */
record Database(EmbeddedPostgres server) implements AutoCloseable {
    static final String PASSWORD = "not-asked-for";

    static Database start(Path folder) throws Exception {
        Files.createDirectories(folder);
        var log = Redirect.appendTo(folder.resolve("postgres.log").toFile());
        var server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setErrorRedirector(log)
                .setOutputRedirector(log)
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role firstpass login");
            statement.execute("create database firstpass owner firstpass");
        }
        return new Database(server);
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
