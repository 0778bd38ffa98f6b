package io.firstpass.review.container;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
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
import org.apache.kafka.clients.admin.NewTopic;
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

    public static Broker start(Path folder) throws Exception {
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
        var broker = new Broker(folder, port);
        broker.startAgain();
        return broker;
    }

    /** Where it was, with the records that it had. */
    public void startAgain() throws IOException {
        process =
                java(folder, "kafka.Kafka", folder.resolve("server.properties").toString());
        await("the broker").atMost(START).until(this::answersOrEnded);
        if (!process.isAlive()) throw new IllegalStateException("the broker did not start, see " + folder);
    }

    /** As kill -9 does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /**
     * While it is down: takes the last batch off each partition of a topic, such as the marker that ends a transaction, as
     * if it had died before.
     */
    public void forgetLastBatches(String topic) throws IOException {
        try (var partitions = Files.newDirectoryStream(folder.resolve("data"), topic + "-?")) {
            for (Path partition : partitions) forgetLastBatch(partition.resolve("00000000000000000000.log"));
        }
    }

    /** A batch begins with its first offset, 8 bytes, and the number of bytes that follow, 4. */
    private static void forgetLastBatch(Path log) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "rw")) {
            long last = 0;
            for (long next = 0; next < file.length(); next += 12 + file.readInt()) {
                last = next;
                file.seek(next + 8);
            }
            file.setLength(last);
        }
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    /** One partition each, so that records are taken in the order in which they were sent. */
    public void createTopics(List<String> names) throws Exception {
        for (String name : names) createTopic(name, 1);
    }

    public void createTopic(String name, int partitions) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
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
