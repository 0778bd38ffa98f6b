package io.firstpass.testbed.broker;

import io.firstpass.testbed.server.Child;
import io.firstpass.testbed.server.DidNotStart;
import io.firstpass.testbed.server.Patience;
import io.firstpass.testbed.server.Ports;
import io.firstpass.testbed.server.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * A Kafka broker of one node, broker and controller in one process of its own.
 *
 * <p>It can be stopped, killed and started again: port, folder and therefore records stay the same. Clients at the other
 * end of a cable have a listener of their own, for Kafka tells each client where it is to connect.
 */
public final class KafkaBroker implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final int PARTITIONS = 3;

    /**
     * For the clients behind a cable.
     *
     * @param port where the cable ends at the broker
     * @param advertised where it begins at the clients
     */
    public record FarListener(int port, int advertised) {}

    private final RunFolder run;
    private final Optional<FarListener> far;
    private final Path folder;
    private final Path settings;
    private final int port = Ports.free();
    private volatile Child process;

    public KafkaBroker(RunFolder run) {
        this(run, Optional.empty());
    }

    public KafkaBroker(RunFolder run, Optional<FarListener> far) {
        this.run = run;
        this.far = far;
        this.folder = run.folder("kafka");
        this.settings = folder.resolve("server.properties");
    }

    /** Where clients bootstrap; fixed before the broker runs. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Starts the broker and returns when it answers. */
    public void start() {
        Child started = launch();
        if (!Patience.until(START, () -> !started.isAlive() || answers())) {
            throw notStarted("no answer at " + address() + " within " + START.toSeconds() + " s");
        }
        if (!started.isAlive()) {
            throw notStarted("it ended with exit code " + started.exitCode());
        }
    }

    private synchronized Child launch() {
        if (!Files.exists(settings)) {
            format();
        }
        process = run(List.of("kafka.Kafka", settings.toString()));
        return process;
    }

    /** Creates those topics that are not there yet. */
    public void createTopics(List<String> names) {
        create(names.stream()
                .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                .toList());
    }

    /** The same for topics of one partition that keep the newest message of each key. */
    public void createCompacted(List<String> names) {
        create(names.stream()
                .map(name -> new NewTopic(name, 1, (short) 1).configs(Map.of("cleanup.policy", "compact")))
                .toList());
    }

    private void create(List<NewTopic> topics) {
        try (Admin admin = admin()) {
            topics.forEach(topic -> create(admin, topic));
        }
    }

    public boolean isAlive() {
        Child current = process;
        return current != null && current.isAlive();
    }

    /** Stops the broker in order; its records stay. */
    public synchronized void stop() {
        if (process != null) {
            process.stop(Duration.ofSeconds(15));
            process = null;
        }
    }

    /** Ends the broker as kill -9 does. */
    public synchronized void kill() {
        process.kill();
        process = null;
    }

    @Override
    public void close() {
        stop();
    }

    private void format() {
        try {
            Files.writeString(settings, settings(Ports.free()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Child format = run(List.of(
                "kafka.tools.StorageTool", "format", "-t", Uuid.randomUuid().toString(), "-c", settings.toString()));
        if (!Patience.until(START, () -> !format.isAlive()) || format.exitCode() != 0) {
            format.stop(Duration.ZERO);
            throw notStarted("its storage could not be formatted");
        }
        format.stop(Duration.ZERO);
    }

    private String settings(int controller) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d%4$s
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d%5$s
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,FAR:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=PLAINTEXT
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
                .formatted(
                        port,
                        controller,
                        folder.resolve("log"),
                        far.map(listener -> far(listener.port())).orElse(""),
                        far.map(listener -> far(listener.advertised())).orElse(""));
    }

    private static String far(int port) {
        return ",FAR://127.0.0.1:" + port;
    }

    private Child run(List<String> mainAndArguments) {
        var command = new ArrayList<>(List.of(
                Child.java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + run.folder("tmp"),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(mainAndArguments);
        return Child.start("kafka", run, folder, Map.of(), command);
    }

    private boolean answers() {
        if (!Ports.answers(port)) {
            return false;
        }
        try (Admin admin = admin()) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void create(Admin admin, NewTopic topic) {
        try {
            admin.createTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("cannot create topic " + topic.name(), failed);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                address(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                "5000",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                "15000"));
    }

    private DidNotStart notStarted(String reason) {
        return new DidNotStart("kafka", reason, run.log("kafka"));
    }
}
