package io.firstpass.testbed.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstpass.contract.Inspection;
import io.firstpass.testbed.cable.Cut;
import io.firstpass.testbed.registry.OtherEcho;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every scenario, in seconds instead of hours and with one kill of each server, against one plant and cloud. */
class FaultsIT {
    /** Two hours in twenty seconds. */
    private static final Extent SHORT = new Extent(2, 360);

    /** Kafka's clients tell their whole configuration each time; held, for loggers are collected otherwise. */
    private static final Logger KAFKA_CLIENTS = Logger.getLogger("org.apache.kafka");

    private static final Map<String, Scenario> SCENARIOS =
            Scenarios.all(1).stream().collect(Collectors.toMap(Scenario::name, Function.identity()));

    private static Plant plant;

    @BeforeAll
    static void start() {
        KAFKA_CLIENTS.setLevel(Level.WARNING);
        plant = Plant.start(SHORT, System.out);
    }

    /** The disk of an edge that everything has happened to. */
    @AfterAll
    static void showsNoFrameAndNoSerialNumberInTheClear() {
        if (plant == null) return;
        try (Plant closed = plant) {
            closed.stopEdge();
            assertThat(closed.inTheClear()).isEmpty();
        }
    }

    @Test
    void losesNothingInAnOutageWithEveryServerKilled() throws InterruptedException {
        Ledger ledger = SCENARIOS.get("outage").run(plant);
        isSound(ledger);
        assertThat(ledger.killsSurvived().edge).hasValue(1);
        assertThat(ledger.killsSurvived().cloud).hasValue(1);
        assertThat(ledger.killsSurvived().broker).hasValue(1);
        assertThat(ledger.killsSurvived().database).hasValue(1);
        assertThat(ledger.figures().priorityInversions()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mqtt", "kafka", "s3", "flapping", "slow", "latency", "redelivery", "clock", "derby", "disk"})
    void losesNothing(String scenario) throws InterruptedException {
        isSound(SCENARIOS.get(scenario).run(plant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"frame-missing", "frame-altered"})
    void countsEachSpoiledFrameAsExpiredAndHasTheOthersRuled(String scenario) throws InterruptedException {
        Ledger ledger = SCENARIOS.get(scenario).run(plant);
        isSound(ledger);
        assertThat(ledger.expired()).isEqualTo(3);
    }

    @Test
    void runsTheLastGoodModelWhereTheReleasedOneWasAlteredOnDiskWithNoNetworkAndSwapsOnceThereIsOne() throws Exception {
        ReleasedModel model = model();
        String good = servedUntilItIsTheLastGood(model);
        String released = OtherEcho.release(plant.testbed(), "1.0.1");
        eventually(() -> assertThat(model.told().at("/model/digest").asText()).isEqualTo(released));
        assertThat(model.lastGood()).as("no frame has met the new one").isEqualTo(good);

        plant.stopEdge();
        ReleasedModel.flipAByte(model.onTheEdge(released), 100_000);
        plant.cables().cut(Cut.RESET);
        plant.startEdge();
        Inspection without = model.inspect();
        assertThat(without.model().digest()).isEqualTo(good);
        assertThat(without.model().approved()).isTrue();
        eventually(() -> assertThat(model.told().path("reason").asText())
                .contains(released + " is refused", "altered on this disk", "is not here yet"));
        assertThat(model.health().path("status").asText()).isEqualTo("UP");
        assertThat(model.health().toString()).contains("altered on this disk", good);

        plant.cables().mend();
        eventually(() -> assertThat(model.told().at("/model/digest").asText()).isEqualTo(released));
        eventually(() -> assertThat(model.told().path("reason").isNull()).isTrue());
        Inspection with = model.inspect();
        assertThat(with.model().digest()).isEqualTo(released);
        assertThat(with.model().approved()).isTrue();
        assertThat(ReleasedModel.digest(model.onTheEdge(released))).isEqualTo(released);
        allIsSent();
    }

    @Test
    void inspectsNothingWhereTheOnlyModelWasAlteredUntilItHasFetchedItAnew() throws Exception {
        ReleasedModel model = model();
        String only = servedUntilItIsTheLastGood(model);
        plant.stopEdge();
        ReleasedModel.flipAByte(model.onTheEdge(only), 1_000);
        plant.cables().cut(Cut.RESET);

        AtomicReference<HttpResponse<byte[]>> refusal = new AtomicReference<>();
        plant.testbed().edge().start(lacks -> {
            if (!lacks.contains("altered on this disk") || refusal.get() != null) return;
            try {
                refusal.set(model.post());
            } catch (IOException | InterruptedException failed) {
                throw new AssertionError(failed);
            }
            plant.cables().mend();
        });
        assertThat(refusal.get()).as("it was not ready, and said why").isNotNull();
        assertThat(refusal.get().statusCode()).isEqualTo(503);
        assertThat(ReleasedModel.json(refusal.get()).path("type").asText()).endsWith("no-model");
        Inspection inspected = model.inspect();
        assertThat(inspected.model().digest()).isEqualTo(only);
        assertThat(inspected.model().approved()).isTrue();
        allIsSent();
    }

    /** By the program that runs before the server, on a disk of its own. */
    @Test
    void fetchesTheReleasedPackageBeforeTheStartAndGoesOnWhereTheCableWasCut(@TempDir Path disk) throws Exception {
        ReleasedModel model = model();
        String released = OtherEcho.release(plant.testbed(), "1.0.2");
        eventually(() -> assertThat(model.told().at("/model/digest").asText()).isEqualTo(released));
        Path zip = ReleasedModel.onShelf(disk, released);
        Path part = zip.resolveSibling(zip.getFileName() + ".part");
        Path said = disk.resolve("said");

        plant.cables().bandwidth(150_000);
        Process fetching = model.fetch(disk, said, Map.of());
        eventually(() -> assertThat(Files.size(part)).isGreaterThan(100_000));
        plant.cables().cut(Cut.RESET);
        assertThat(zip).doesNotExist();
        // What is here is not asked for again: from here on the store has another first byte.
        ReleasedModel.flipAByte(model.inTheStore(released), 0);
        plant.cables().mend();
        assertThat(fetching.waitFor(60, TimeUnit.SECONDS)).isTrue();
        ReleasedModel.flipAByte(model.inTheStore(released), 0);
        assertThat(Files.readString(said))
                .contains("package " + released + " (firstpass-echo 1.0.2) is here and verified");
        assertThat(fetching.exitValue()).isZero();
        assertThat(ReleasedModel.digest(zip)).isEqualTo(released);

        plant.cables().cut(Cut.RESET);
        Map<String, String> soon = Map.of("FIRSTPASS_MODEL_FETCH_LIMIT", "PT3S");
        Process offline = model.fetch(disk, said, soon);
        assertThat(offline.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(said)).contains(released, "it may not be the newest: releases could not be read");
        assertThat(offline.exitValue()).isZero();

        ReleasedModel.flipAByte(zip, 100_000);
        Process tampered = model.fetch(disk, said, soon);
        assertThat(tampered.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(said)).contains("no package is here that may run", "altered on this disk");
        assertThat(tampered.exitValue()).isEqualTo(1);
        plant.cables().mend();
    }

    @Test
    void runsWhatTheRegistrySaidLastWhateverElseIsWrittenToItsTopics(@TempDir Path disk) throws Exception {
        ReleasedModel model = model();
        String released = OtherEcho.release(plant.testbed(), "1.0.3");
        eventually(() -> assertThat(model.told().at("/model/digest").asText()).isEqualTo(released));

        model.writeWhatTheRegistryNeverSaid();
        Path said = disk.resolve("said");
        Process newEdge = model.fetch(disk, said, Map.of());
        assertThat(newEdge.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(said))
                .contains("package " + released + " (firstpass-echo 1.0.3) is here and verified")
                .doesNotContain("may not be the newest");
        assertThat(model.told().at("/model/digest").asText()).isEqualTo(released);

        String next = OtherEcho.release(plant.testbed(), "1.0.4");
        eventually(() -> assertThat(model.told().at("/model/digest").asText()).isEqualTo(next));
        eventually(() -> assertThat(model.told().path("reason").isNull()).isTrue());
        allIsSent();
    }

    private static void isSound(Ledger ledger) {
        new LedgerText(System.out).print(ledger);
        assertThat(ledger.sound()).as(ledger.toString()).isTrue();
        if (ledger.skipped() == null) assertThat(ledger.escalated()).isPositive();
    }

    /** All is well, and what is released runs. */
    private static ReleasedModel model() throws InterruptedException {
        plant.edge(SHORT.edge(), List.of());
        ReleasedModel model = new ReleasedModel(plant.testbed());
        String released = model.production();
        eventually(() -> assertThat(model.told().at("/model/digest").asText()).isEqualTo(released));
        return model;
    }

    /** Gives the digest of what has answered a frame, so that the edge trusts it for good. */
    private static String servedUntilItIsTheLastGood(ReleasedModel model) throws Exception {
        String digest = model.inspect().model().digest();
        eventually(() -> assertThat(model.lastGood()).isEqualTo(digest));
        return digest;
    }

    private static void allIsSent() {
        eventually(() -> assertThat(plant.sentUntil(Instant.now())).isTrue());
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }
}
