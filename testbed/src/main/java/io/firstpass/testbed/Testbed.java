package io.firstpass.testbed;

import io.firstpass.contract.Topics;
import io.firstpass.testbed.broker.KafkaBroker;
import io.firstpass.testbed.broker.KafkaBroker.FarListener;
import io.firstpass.testbed.broker.MqttBroker;
import io.firstpass.testbed.cable.Cable;
import io.firstpass.testbed.cable.Cables;
import io.firstpass.testbed.server.Addresses;
import io.firstpass.testbed.server.DidNotStart;
import io.firstpass.testbed.server.Installation;
import io.firstpass.testbed.server.LibertyServer;
import io.firstpass.testbed.server.Ports;
import io.firstpass.testbed.server.RegistryAccess;
import io.firstpass.testbed.server.RunFolder;
import io.firstpass.testbed.server.ServerKind;
import io.firstpass.testbed.store.FrameKeys;
import io.firstpass.testbed.store.Postgres;
import io.firstpass.testbed.store.S3Store;
import io.firstpass.testbed.store.Secrets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A plant and a cloud on this machine: brokers, stores and the two servers, up together and gone together.
 *
 * <p>{@link #start} returns when all are ready. However it ends (closing, failure in the middle, Ctrl-C) everything is
 * stopped in the order servers, then brokers and stores, and the run's folder and run.json are removed.
 */
public final class Testbed implements AutoCloseable {
    private final TestbedOptions options;
    private final Installation installation;
    private final StartupBoard board;
    private final Announcement announcement;
    private final RunFolder run;
    private final KafkaBroker kafka;
    private final MqttBroker mqtt;
    private final S3Store s3;
    private final Postgres postgres;
    private final FrameKeys frameKeys;
    private final Optional<RegistrySide> registry;
    private final String storePassword = Secrets.random();
    private final Optional<Cables> cables;
    private final LibertyServer edge;
    private final LibertyServer cloud;
    private final Thread hook = new Thread(this::shutDown, "testbed-shutdown");
    private boolean closed;

    private Testbed(TestbedOptions options, Installation installation, StartupBoard board) {
        this.options = options;
        this.installation = installation;
        this.board = board;
        announcement = new Announcement(options.announced(), installation, board);
        run = RunFolder.create(installation.state(), announcement.leftOvers());
        registry = options.edgeOnly()
                ? Optional.empty()
                : Optional.of(new RegistrySide(options, installation, run, board));
        mqtt = new MqttBroker(run);
        s3 = new S3Store(run);
        int kafkaEnd = Ports.free();
        cables = options.cabled() ? Optional.of(lay(kafkaEnd)) : Optional.empty();
        kafka = new KafkaBroker(
                run, cables.map(laid -> new FarListener(kafkaEnd, laid.kafka().port())));
        postgres = new Postgres(run);
        frameKeys = FrameKeys.create(run);
        var settings = new ServerSettings(
                options,
                installation,
                kafka,
                mqtt,
                s3,
                postgres,
                frameKeys,
                registry.map(RegistrySide::keys),
                run.folder("registry-policy"),
                storePassword,
                cables);
        edge = new LibertyServer(
                ServerKind.EDGE, installation, run, options.chosenEdgePort(installation), settings.edge());
        cloud = options.edgeOnly()
                ? null
                : new LibertyServer(
                        ServerKind.CLOUD, installation, run, options.chosenCloudPort(installation), settings.cloud());
        registry.ifPresent(side -> side.letIn(cloud));
    }

    private Cables lay(int kafkaEnd) {
        return new Cables(new Cable(kafkaEnd), new Cable(s3.endpoint().getPort()), new Cable(mqtt.port()));
    }

    /** Starts everything and shows on standard output how far it is. */
    public static Testbed start(TestbedOptions options) {
        return start(options, testbed -> testbed.registry.ifPresent(RegistrySide::awaitIntroduced));
    }

    /**
     * The same, but no longer than until the edge inspects. At a first start the registry is then still about to measure
     * and approve the cloud's model, and what is escalated waits for it.
     */
    static Testbed startInspecting(TestbedOptions options) {
        return start(options, testbed -> testbed.board.onlyWhatIsUp());
    }

    private static Testbed start(TestbedOptions options, Consumer<Testbed> rest) {
        var board = new StartupBoard(System.out, System.console() != null);
        var testbed = new Testbed(options, Installation.here(), board);
        Runtime.getRuntime().addShutdownHook(testbed.hook);
        try {
            testbed.startAll();
            rest.accept(testbed);
            return testbed;
        } catch (RuntimeException failed) {
            testbed.close();
            throw failed;
        }
    }

    /** Done when the registry has approved all models that run here, and has been kept for later starts. */
    CompletableFuture<Void> introduced() {
        return side().introduced();
    }

    /** @throws RuntimeException if the registry refuses a model; the message says why */
    void awaitIntroduced() {
        side().awaitIntroduced();
    }

    public KafkaBroker kafka() {
        return kafka;
    }

    public MqttBroker mqtt() {
        return mqtt;
    }

    public S3Store s3() {
        return s3;
    }

    public Postgres postgres() {
        return postgres;
    }

    public LibertyServer edge() {
        return edge;
    }

    /** What frames are sealed and opened with in this run. */
    public FrameKeys frameKeys() {
        return frameKeys;
    }

    /** What the edge's store is encrypted with. */
    public String storePassword() {
        return storePassword;
    }

    /** What lies between the edge and the cloud's services, where the options ask for it. */
    public Cables cables() {
        return cables.orElseThrow(() -> new IllegalStateException("this plant has no cables"));
    }

    /** A folder of the run, gone with it. */
    public Path folder(String name) {
        return run.folder(name);
    }

    /** The cloud server; there is none when the edge runs alone. */
    public LibertyServer cloud() {
        if (cloud == null) {
            throw new IllegalStateException("the edge runs alone");
        }
        return cloud;
    }

    /** Starts Kafka with the product's topics: for tests that began without it. */
    public void startKafka() {
        kafka.start();
        kafka.createTopics(List.of(
                Topics.INSPECTIONS,
                Topics.ESCALATIONS,
                Topics.EXPIRIES,
                Topics.LAPSES,
                Topics.DEAD_LETTERS,
                Topics.rulings(options.site()),
                Topics.resends(options.site())));
        kafka.createCompacted(List.of(Topics.RELEASES, Topics.REVOCATIONS));
    }

    public Addresses addresses() {
        String edgeAddress = edge.address().toString();
        return options.edgeOnly()
                ? new Addresses(edgeAddress, null, null, null, null, null, null)
                : new Addresses(
                        edgeAddress,
                        cloud.address().toString(),
                        kafka.address(),
                        mqtt.address(),
                        s3.endpoint().toString(),
                        postgres.url(),
                        registry());
    }

    /** The way into the registry; there is none when the edge runs alone. */
    public RegistryAccess registry() {
        return side().access(cloud().address());
    }

    private RegistrySide side() {
        return registry.orElseThrow(() -> new IllegalStateException("the edge runs alone"));
    }

    @Override
    public void close() {
        shutDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDownAlready) {
            // The hook has run or runs: nothing is left to do.
        }
    }

    private void startAll() {
        if (options.edgeOnly()) {
            step(edge).run();
        } else {
            Together.run(List.of(
                    step("kafka", kafka::address, this::startKafka),
                    step("mqtt", mqtt::address, mqtt::start),
                    step("s3", () -> s3.endpoint().toString(), s3::start),
                    step("postgres", postgres::url, this::startPostgres)));
            startServers(side());
        }
        announcement.make(addresses(), run);
    }

    /** The edge is ready once the registry has released to it. */
    private void startServers(RegistrySide side) {
        if (side.isRestored()) {
            Together.run(List.of(step(edge), () -> {
                step(cloud).run();
                side.findIntroduced(cloud);
            }));
        } else {
            step(cloud).run();
            Instant until = side.releaseEdge(cloud);
            step(edge).run();
            side.introduceCloud(cloud, postgres, s3, until);
        }
    }

    private void startPostgres() {
        try {
            postgres.start();
            side().forgetTheLine(postgres);
        } catch (DidNotStart failed) {
            side().discard();
            throw failed;
        }
    }

    private Runnable step(String name, Supplier<String> address, Runnable start) {
        return () -> {
            board.starting(name, "");
            start.run();
            board.up(name, address.get());
        };
    }

    private Runnable step(LibertyServer server) {
        String name = server == edge ? "edge" : "cloud";
        return () -> {
            server.start(state -> board.starting(name, state));
            board.up(name, server.address().toString());
        };
    }

    private synchronized void shutDown() {
        if (closed) {
            return;
        }
        closed = true;
        board.line("Stopping");
        run.end();
        announcement.withdraw(addresses());
        Together.runAll(cloud == null ? List.of(edge::close) : List.of(edge::close, cloud::close));
        Together.runAll(List.of(kafka::close, mqtt::close, s3::close, postgres::close));
        cables.ifPresent(Cables::close);
        run.close();
    }
}
