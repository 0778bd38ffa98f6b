package io.firstpass.testbed.store;

import io.firstpass.testbed.server.DidNotStart;
import io.firstpass.testbed.server.OwnerOnly;
import io.firstpass.testbed.server.Ports;
import io.firstpass.testbed.server.RunFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server with an empty database for the cloud.
 *
 * <p>It runs with fsync off: for tests and the demo only. Stopped or killed and started again it has the same port and
 * all rows that were committed.
 */
public final class Postgres implements AutoCloseable {
    public static final String DATABASE = "firstpass";
    public static final String USER = "firstpass";

    /** In the run folder: everything that it keeps. {@link #copyTo} makes another like it. */
    public static final String FOLDER = "postgres";

    private final RunFolder run;
    private final Path data;
    private final int port = Ports.free();
    private final String password = Secrets.random();
    private final String superPassword = Secrets.random();

    /** Of the server whose data were copied here, until its accounts have passwords of this run. */
    private final Path formerPassword;

    private EmbeddedPostgres server;
    private long pid;

    public Postgres(RunFolder run) {
        this.run = run;
        this.data = run.folder(FOLDER).resolve("data");
        this.formerPassword = data.resolveSibling("former-password");
    }

    public int port() {
        return port;
    }

    public String password() {
        return password;
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    /** A connection as the cloud has it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), USER, password);
    }

    /**
     * Copies the running server's data into a folder that does not exist yet. A new one whose {@link #FOLDER} has this
     * content starts with these rows, and with passwords of its own.
     */
    public synchronized void copyTo(Path folder) {
        try (Connection superuser = DriverManager.getConnection(url(), "postgres", superPassword)) {
            new BaseBackup(data, folder.resolve(data.getFileName())).make(superuser);
            OwnerOnly.write(folder.resolve(formerPassword.getFileName()), superPassword);
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException("PostgreSQL's data cannot be copied", failed);
        }
    }

    public synchronized void start() {
        boolean isNew = !Files.exists(data);
        boolean isCopy = Files.exists(formerPassword);
        var log = ProcessBuilder.Redirect.appendTo(run.log("postgres").toFile());
        try {
            server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(run.cache("postgres").toFile())
                    .setRegisterShutdownHook(false)
                    .setConnectConfig("password", isCopy ? Files.readString(formerPassword) : superPassword)
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setErrorRedirector(log)
                    .setOutputRedirector(log)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
            run.register(pid);
            if (isNew) {
                createDatabase();
            } else if (isCopy) {
                changePasswords();
            }
        } catch (IOException | SQLException | IllegalStateException failed) {
            throw new DidNotStart("postgres", failed.toString(), run.log("postgres"));
        } finally {
            if (server == null) {
                endWhatWorksOnTheFolder();
            }
        }
    }

    /** When its start is interrupted, initdb is still at work and would make the folder anew after the run has removed it. */
    private void endWhatWorksOnTheFolder() {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(data.toString()))
                .forEach(process -> {
                    process.destroyForcibly();
                    process.onExit()
                            .completeOnTimeout(process, 10, TimeUnit.SECONDS)
                            .join();
                });
    }

    public synchronized void stop() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException failed) {
                throw new IllegalStateException("PostgreSQL does not stop", failed);
            }
            run.forget(pid);
            server = null;
        }
    }

    /** Ends it with all its processes as kill -9 does. */
    public synchronized void kill() {
        var postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        // There is nothing to stop any more; but it holds the lock of the folder.
        stop();
    }

    @Override
    public void close() {
        stop();
    }

    /** A fresh server trusts everybody; once the accounts have passwords it asks for them. */
    private void createDatabase() throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            setPassword(statement, "postgres", superPassword);
            statement.execute("create role " + USER + " login password '" + password + "'");
            statement.execute("create database " + DATABASE + " owner " + USER);
            Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        }
    }

    private void changePasswords() throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", Files.readString(formerPassword));
                Statement statement = connection.createStatement()) {
            setPassword(statement, USER, password);
            setPassword(statement, "postgres", superPassword);
        }
        Files.delete(formerPassword);
    }

    private static void setPassword(Statement statement, String role, String password) throws SQLException {
        statement.execute("alter role " + role + " password '" + password + "'");
    }
}
