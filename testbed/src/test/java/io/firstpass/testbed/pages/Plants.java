package io.firstpass.testbed.pages;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import io.firstpass.contract.ExpiredEntries;
import io.firstpass.contract.ExpiredEntry;
import io.firstpass.contract.ExpiryReason;
import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.LinkState;
import io.firstpass.contract.ModelRef;
import io.firstpass.contract.MqttTopics;
import io.firstpass.contract.Topics;
import io.firstpass.contract.Verdict;
import io.firstpass.contract.json.Messages;
import io.firstpass.testbed.Testbed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Edges as the cloud hears them, over the real brokers: their heartbeats every two seconds, and their entries. */
final class Plants implements AutoCloseable {
    static final String EPOCH = "0193a1d4-0000-7000-8000-00000000000a";
    private final Mqtt5AsyncClient mqtt;
    private final KafkaProducer<String, byte[]> kafka;
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private volatile ModelRef model = new ModelRef("firstpass-pcb-edge", "1.0.0", "3f".repeat(32));
    private final Map<String, Heartbeat> edges = new ConcurrentHashMap<>();
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor();

    Plants(Testbed testbed) {
        mqtt = Mqtt5Client.builder()
                .serverHost("127.0.0.1")
                .serverPort(testbed.mqtt().port())
                .automaticReconnectWithDefaultConfig()
                .buildAsync();
        mqtt.connect().join();
        kafka = new KafkaProducer<>(
                Map.of("bootstrap.servers", testbed.kafka().address()),
                new StringSerializer(),
                new ByteArraySerializer());
        pulse.scheduleWithFixedDelay(() -> edges.values().forEach(this::beat), 2, 2, TimeUnit.SECONDS);
    }

    /** What each edge that says something from now on says that it runs. */
    void runs(ModelRef model) {
        this.model = model;
    }

    /** From now on it says this of itself. */
    void say(String site, LinkState state, long entries, boolean diskNearlyFull) {
        Instant now = Instant.now();
        var outage = state == LinkState.RECOVERING
                ? new Heartbeat.Outage(now.minusSeconds(7200), now.minusSeconds(20))
                : null;
        Instant oldest = entries == 0 ? null : now.minusSeconds(7180);
        long next = 1 + sent.getOrDefault(site, 0L);
        var outbox = new Heartbeat.Outbox(EPOCH, next, next, entries, entries / 15, 12_288 * entries, oldest, 17, 0);
        var disk = new Heartbeat.Disk(diskNearlyFull ? 900L << 20 : 45L << 30, 100L << 30, diskNearlyFull);
        var heartbeat = new Heartbeat(site, "edge-1", "smt-1", now, state, now, outage, outbox, disk, model, null);
        edges.put(site, heartbeat);
        beat(heartbeat);
    }

    /** Goes without a word; nothing more is heard of it. */
    void fallSilent(String site) {
        edges.remove(site);
    }

    /** Goes without a word, which the broker notices and tells. */
    void breakOff(String site) {
        fallSilent(site);
        publish(new Heartbeat(site, "edge-1", null, Instant.now(), LinkState.LOST, null, null, null, null, null, null));
    }

    /** Entries of the numbers 1 to 200 but those in the gap, and tombstones of some of these. */
    void send(String site, int gapFrom, int gapThrough, ExpiredEntry... expired) throws Exception {
        for (int number = 1; number <= 200; number++) if (number < gapFrom || number > gapThrough) lapse(site, number);
        var told = new ExpiredEntries(site, "edge-1", EPOCH, List.of(expired));
        var event = new ProducerRecord<>(Topics.EXPIRIES, site + "/edge-1", Messages.write(told));
        describe(event, site, "io.firstpass.expiries.v1", EPOCH + "-expired-" + gapFrom);
        kafka.send(event).get(20, TimeUnit.SECONDS);
        kafka.flush();
        sent.put(site, 200L);
    }

    static ExpiredEntry expired(int from, int through, ExpiryReason reason) {
        return new ExpiredEntry(from, through, null, null, null, reason, Instant.now());
    }

    @Override
    public void close() {
        pulse.shutdownNow();
        mqtt.disconnect();
        kafka.close();
    }

    private void lapse(String site, int number) {
        Instant now = Instant.now();
        var lapse = new HoldLapse(
                UUID.randomUUID(), "PCB-" + number, site, "smt-1", "1", Verdict.FAIL, now.minusSeconds(1), now);
        var event = new ProducerRecord<>(Topics.LAPSES, lapse.inspectionId().toString(), Messages.write(lapse));
        describe(event, site, "io.firstpass.lapse.v1", EPOCH + "-" + number);
        header(event, "ce_epoch", EPOCH);
        header(event, "ce_sequence", Integer.toString(number));
        kafka.send(event);
    }

    private static void describe(ProducerRecord<?, ?> event, String site, String type, String id) {
        header(event, "ce_specversion", "1.0");
        header(event, "ce_id", id);
        header(event, "ce_source", "/firstpass/" + site + "/edge-1");
        header(event, "ce_type", type);
        header(event, "content-type", "application/json");
    }

    private static void header(ProducerRecord<?, ?> event, String name, String value) {
        event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private void beat(Heartbeat said) {
        publish(new Heartbeat(
                said.site(),
                said.edge(),
                said.line(),
                Instant.now(),
                said.state(),
                said.since(),
                said.outage(),
                said.outbox(),
                said.disk(),
                said.model(),
                said.shadow()));
    }

    private void publish(Heartbeat heartbeat) {
        mqtt.publishWith()
                .topic(MqttTopics.heartbeat(heartbeat.site(), heartbeat.edge()))
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .payload(Messages.write(heartbeat))
                .send();
    }
}
