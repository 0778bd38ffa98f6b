package io.firstpass.registry.container;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/** A Kafka broker of one node in a process of its own; it ends with this JVM at the latest. */
public final class Broker implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private final Path folder;
    private final int port;
    private final Thread atExit = new Thread(this::kill, "ends the broker");
    private Process process;

    private Broker(Path folder, int port) {
        this.folder = folder;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** With an address, and not started yet. */
    static Broker prepare(Path folder) throws Exception {
        Files.createDirectories(folder);
        int port = RunFolder.freePort();
        Path settings = Files.writeString(
                folder.resolve("server.properties"), settings(port, RunFolder.freePort(), folder.resolve("data")));
        String cluster = Uuid.randomUuid().toString();
        Process format = java(folder, "kafka.tools.StorageTool", "format", "-t", cluster, "-c", settings.toString());
        if (!format.waitFor(START.toSeconds(), TimeUnit.SECONDS) || format.exitValue() != 0) {
            format.destroyForcibly();
            throw new IllegalStateException("the broker's storage could not be formatted, see " + folder);
        }
        return new Broker(folder, port);
    }

    /** Where it was, with the records that it had; one that runs goes on. */
    public void start() throws IOException {
        if (process != null && process.isAlive()) return;
        process =
                java(folder, "kafka.Kafka", folder.resolve("server.properties").toString());
        await("the broker").atMost(START).until(this::answersOrEnded);
        if (!process.isAlive()) throw new IllegalStateException("the broker did not start, see " + folder);
    }

    /** As kill -9 does. */
    public void kill() {
        if (process != null) process.destroyForcibly().onExit().join();
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        if (process == null) return;
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private boolean answersOrEnded() throws InterruptedException {
        if (!process.isAlive()) return true;
        try (Admin admin = admin()) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            return false;
        }
    }

    private Admin admin() {
        return Admin.create(
                Map.of("bootstrap.servers", address(), "request.timeout.ms", "2000", "default.api.timeout.ms", "5000"));
    }

    private static Process java(Path folder, String... mainAndArguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(mainAndArguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(folder.resolve("kafka.log").toFile()))
                .start();
    }

    private static String settings(int port, int controller, Path data) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.num.partitions=1
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                """
                .formatted(port, controller, data);
    }
}
