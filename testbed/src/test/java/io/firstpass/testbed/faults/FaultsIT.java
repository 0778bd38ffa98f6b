package io.firstpass.testbed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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

    private static void isSound(Ledger ledger) {
        new LedgerText(System.out).print(ledger);
        assertThat(ledger.sound()).as(ledger.toString()).isTrue();
        if (ledger.skipped() == null) assertThat(ledger.escalated()).isPositive();
    }
}
