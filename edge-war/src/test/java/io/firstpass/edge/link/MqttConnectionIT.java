package io.firstpass.edge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.LinkState;
import io.firstpass.contract.ModelRef;
import io.firstpass.edge.link.EmbeddedBroker.Heard;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Heartbeats over a real broker that comes and goes. */
@Timeout(60)
class MqttConnectionIT {
    private static final Sender SENDER = new Sender("suzhou", "edge-1", "smt-1");
    private static final Duration PERIOD = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private final ObservedLink link = new ObservedLink(3, Clock.systemUTC(), change -> {}, back -> {});
    private final Semaphore connected = new Semaphore(0);
    private EmbeddedBroker broker;
    private MqttConnection connection;
    private Heartbeats heartbeats;

    /** On a machine that has other things to do. */
    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1));
    }

    @BeforeEach
    void open() throws Exception {
        broker = new EmbeddedBroker(folder);
        connection = new MqttConnection(broker.address(), SENDER, PERIOD, Clock.systemUTC(), connected::release);
        heartbeats = new Heartbeats(
                SENDER,
                connection,
                new Vitals() {
                    @Override
                    public Stored stored() {
                        return FixedVitals.STORED;
                    }

                    @Override
                    public Optional<Heartbeat.Shadow> shadow() {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<ModelRef> model() {
                        return Optional.empty();
                    }
                },
                link,
                link,
                Clock.systemUTC());
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        broker.close();
    }

    @Test
    void tellsTheCloudAlsoWhenItListensLater() throws Exception {
        broker.start();
        connect();
        List<Heard> heard = broker.listen();

        heartbeats.beat();
        soon().until(() -> heard.size() == 1);
        List<Heard> later = broker.listen();

        soon().until(() -> !later.isEmpty());
        assertThat(heard.get(0).topic()).isEqualTo("firstpass/suzhou/edge-1/heartbeat");
        assertThat(heard.get(0).qos()).isEqualTo(MqttQos.AT_LEAST_ONCE);
        assertThat(heard.get(0).heartbeat().outbox()).isEqualTo(FixedVitals.STORED.outbox());
        assertThat(later.get(0).retained()).isTrue();
        assertThat(later.get(0).heartbeat().state()).isEqualTo(LinkState.ONLINE);
    }

    @Test
    void leavesItsLastWillWhenItStops() throws Exception {
        broker.start();
        Instant before = Instant.now();
        connect();
        // Whoever begins to listen while it is told may hear it twice, as it comes and as what is retained, or not at
        // all.
        List<Heard> heard = broker.listen();
        heartbeats.beat();
        soon().until(() -> !heard.isEmpty());

        connection.close();

        soon().until(() -> newest(heard).state() == LinkState.LOST);
        Heartbeat will = newest(heard);
        assertThat(will.at()).isBetween(before, Instant.now());
        List<Heard> later = broker.listen();
        soon().until(() -> !later.isEmpty());
        assertThat(later.get(0).heartbeat().state()).isEqualTo(LinkState.LOST);
    }

    @Test
    void waitsForABrokerThatIsNotThereYetAndComesBackToOneThatWent() throws Exception {
        connection.open();
        for (int i = 0; i < 4; i++) heartbeats.beat();
        assertThat(link.state()).isEqualTo(LinkState.OFFLINE);

        broker.start();
        assertThat(connected.tryAcquire(40, TimeUnit.SECONDS)).isTrue();
        heartbeats.beat();
        soon().until(() -> link.state() == LinkState.RECOVERING);

        broker.stop();
        soon().untilAsserted(() -> {
            assertThatThrownBy(() -> connection
                            .publish(SENDER.lastWill(Instant.EPOCH))
                            .toCompletableFuture()
                            .join())
                    .hasMessageContaining("no connection");
        });
        heartbeats.beat();
        heartbeats.beat();
        assertThat(link.state()).isEqualTo(LinkState.SUSPECT);

        broker.start();
        assertThat(connected.tryAcquire(40, TimeUnit.SECONDS)).isTrue();
        List<Heard> heard = broker.listen();
        heartbeats.tellNow();
        soon().until(() -> !heard.isEmpty());
        soon().until(() -> link.state() == LinkState.RECOVERING);
    }

    private static Heartbeat newest(List<Heard> heard) {
        return heard.get(heard.size() - 1).heartbeat();
    }

    private void connect() throws InterruptedException {
        connection.open();
        assertThat(connected.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }
}
