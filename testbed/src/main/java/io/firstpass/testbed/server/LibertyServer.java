package io.firstpass.testbed.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An Open Liberty server with the configuration of {@code liberty-config}, in a process of its own.
 *
 * <p>Its data stay in the run folder, so that it can be stopped or killed and started again where it was.
 */
public final class LibertyServer implements AutoCloseable {
    /** A system property: a further option of the servers' Java. */
    private static final String JVM = "firstpass.servers.jvm";

    private static final Duration START = Duration.ofSeconds(240);
    private static final Duration GRACE = Duration.ofSeconds(30);
    /** While it still starts Liberty does not listen to a polite request, and there is nothing to put in order. */
    private static final Duration GRACE_WHILE_STARTING = Duration.ofSeconds(2);

    private final String name;
    private final RunFolder run;
    private final Installation installation;
    private final Path home;
    private final Map<String, String> environment;
    private final URI address;
    private volatile Map<String, String> changes = Map.of();
    private volatile List<String> wrapper = List.of();
    private volatile Child process;
    private volatile boolean started;

    /** The settings are environment variables, {@code FIRSTPASS_X_Y} for {@code firstpass.x.y}. */
    public LibertyServer(
            ServerKind kind, Installation installation, RunFolder run, int port, Map<String, String> settings) {
        this(kind.folder(), kind, installation, run, port, settings);
    }

    /** The same under a name of its own, for runs with several edges. */
    public LibertyServer(
            String name,
            ServerKind kind,
            Installation installation,
            RunFolder run,
            int port,
            Map<String, String> settings) {
        this.name = name;
        this.run = run;
        this.installation = installation;
        this.address = URI.create("http://127.0.0.1:" + port);
        this.home = run.folder(name + "/usr/servers/" + name);
        this.environment = environment(kind, port, settings);
        copyConfiguration(kind);
    }

    public URI address() {
        return address;
    }

    /** A path as the running server sees it, where its wrapper mounts file systems of its own. */
    public Path seenBy(Path path) {
        return Path.of("/proc", Long.toString(process.pid()), "root")
                .resolve(path.toString().substring(1));
    }

    public Path log() {
        return run.log(name);
    }

    /** Where the application keeps what must survive a restart. */
    public Path data() {
        return run.folder(name + "/data");
    }

    /**
     * From its next start on the server has these settings in place of those it was made with, and runs inside this
     * command.
     *
     * @param changes environment variables; what an earlier call changed is as it was, unless it is named again
     * @param wrapper a command that runs the one that follows it, such as {@code nice}; empty for none
     */
    public void change(Map<String, String> changes, List<String> wrapper) {
        this.changes = Map.copyOf(changes);
        this.wrapper = List.copyOf(wrapper);
    }

    /** The environment variables of its next start, for programs that run beside it. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(environment);
        settings.putAll(changes);
        return settings;
    }

    /** Adds a file to the server's configuration that only its owner can read; before its start. */
    public void configure(String path, String text) {
        OwnerOnly.write(home.resolve(path), text);
    }

    /** Starts the server and returns when it is ready. */
    public void start() {
        start(progress -> {});
    }

    /** The same, telling what it waits for. */
    public void start(Consumer<String> progress) {
        StartLog log = StartLog.at(log());
        launch();
        var last = new Readiness[] {new Readiness(false, false, false, "the server is starting")};
        Child launched = process;
        boolean ended = Patience.until(START, () -> {
            last[0] = Readiness.ask(address);
            progress.accept(last[0].reason());
            return last[0].ready()
                    || last[0].refused()
                    || !launched.isAlive()
                    || log.failure().isPresent();
        });
        if (!launched.isAlive()) {
            throw notStarted("the process ended with exit code " + launched.exitCode());
        }
        if (last[0].refused()) {
            throw notStarted(last[0].reason());
        }
        if (!last[0].ready() && log.failure().isPresent()) {
            throw notStarted(log.failure().get());
        }
        if (!ended) {
            throw notStarted("not ready after " + START.toSeconds() + " s (" + last[0].reason() + ")");
        }
        started = true;
    }

    /** Of one that had to be ready without the model that it waits for, because that is approved by its own registry. */
    public void awaitModel() {
        if (!Patience.until(START, () -> Readiness.ask(address).hasModel()))
            throw notStarted("the model is approved and not loaded after " + START.toSeconds() + " s");
    }

    /** Starts the process only: for servers that are expected not to become ready. */
    public synchronized void launch() {
        if (process != null) {
            throw new IllegalStateException(name + " runs already");
        }
        started = false;
        process = Child.start(name, run, home, settings(), command());
    }

    /** What {@code /health/ready} lacks at the moment; empty when the server is ready. */
    public String notReadyBecause() {
        Readiness now = Readiness.ask(address);
        return now.ready() ? "" : now.reason();
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Stops the server in order. */
    public synchronized void stop() {
        if (process != null) {
            process.stop(started ? GRACE : GRACE_WHILE_STARTING);
            process = null;
        }
    }

    /** Ends it as kill -9 does; what it had stored stays for the next start. */
    public synchronized void kill() {
        process.kill();
        process = null;
    }

    @Override
    public void close() {
        stop();
    }

    private List<String> command() {
        Path tools = installation.wlp().resolve("bin/tools");
        List<String> command = new ArrayList<>(wrapper);
        command.add(Child.java());
        command.add("-javaagent:" + tools.resolve("ws-javaagent.jar"));
        // What Liberty's own script passes: without it CDI cannot define its proxies on Java 9 and newer.
        command.addAll(options(installation
                .wlp()
                .resolve("lib/platform/java")
                .resolve(Runtime.version().feature() < 24 ? "java9.options" : "java24.options")));
        command.addAll(options(home.resolve("jvm.options")));
        Optional.ofNullable(System.getProperty(JVM)).ifPresent(command::add);
        // As Liberty's own script does.
        Optional.ofNullable(settings().get("JVM_ARGS"))
                .ifPresent(arguments -> command.addAll(List.of(arguments.split(" "))));
        command.add("-Djava.io.tmpdir=" + run.folder(name + "/tmp"));
        command.addAll(List.of("-jar", tools.resolve("ws-server.jar").toString(), name));
        return command;
    }

    private static List<String> options(Path file) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .toList()
                    : List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Map<String, String> environment(ServerKind kind, int port, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        all.put("WLP_USER_DIR", run.folder(name + "/usr").toString());
        all.put("LOG_DIR", run.folder(name + "/logs").toString());
        all.put("FIRSTPASS_HTTP_PORT", Integer.toString(port));
        all.put("FIRSTPASS_LIB", installation.sharedLibraries().toString());
        all.put("FIRSTPASS_APP", installation.application(kind).toString());
        all.put("FIRSTPASS_DATA", data().toString());
        all.put("DJL_CACHE_DIR", run.cache("djl").toString());
        all.put("ENGINE_CACHE_DIR", run.cache("djl").toString());
        all.put("DJL_OFFLINE", "true");
        all.put("OPT_OUT_TRACKING", "true");
        all.putAll(settings);
        return Map.copyOf(all);
    }

    private void copyConfiguration(ServerKind kind) {
        try (var files = Files.list(installation.configuration(kind))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, home.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private DidNotStart notStarted(String reason) {
        return new DidNotStart(name, reason, log());
    }
}
