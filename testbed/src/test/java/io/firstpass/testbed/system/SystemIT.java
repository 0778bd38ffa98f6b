package io.firstpass.testbed.system;

import static io.firstpass.testbed.system.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.contract.DeadLetter;
import io.firstpass.contract.FrameReference;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.Topics;
import io.firstpass.contract.Verdict;
import io.firstpass.contract.json.Messages;
import io.firstpass.testbed.Testbed;
import io.firstpass.testbed.TestbedOptions;
import io.firstpass.testbed.broker.Records;
import io.firstpass.testbed.line.EchoFrame;
import io.firstpass.testbed.store.FrameKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plant and cloud with everything real, where brokers stop, records repeat or rot, servers die and frames change. */
class SystemIT {
    private static final String SITE = "plant-1";

    /** They tell their whole configuration or each message; held, for loggers are collected otherwise. */
    private static final Logger KAFKA_CLIENTS = Logger.getLogger("org.apache.kafka");

    private static final Logger MQTT_AUDIT = Logger.getLogger("org.apache.activemq.audit");

    private static Testbed testbed;
    private static PlantEdge edge;
    private static CloudRows cloud;
    private static Records records;
    private static TopicRows topics;
    private static StoredFrames store;

    @BeforeAll
    static void start() {
        KAFKA_CLIENTS.setLevel(Level.WARNING);
        MQTT_AUDIT.setLevel(Level.WARNING);
        // A frame whose claim a dead database or server left behind is looked at again while the tests wait. No
        // deadline of a HOLD passes meanwhile: what it has the edge tell would be counted among a later scenario's.
        testbed = Testbed.start(TestbedOptions.plantAndCloud()
                .withModels("echo", "echo")
                .withSettings(Map.of("FIRSTPASS_HOLD", "PT1H"), Map.of("FIRSTPASS_SECOND_LOOK_LEASE", "PT20S")));
        edge = new PlantEdge(testbed.edge().address());
        cloud = new CloudRows(testbed.postgres());
        records = new Records(testbed.kafka().address());
        topics = new TopicRows(records, SITE);
        store = new StoredFrames(testbed.s3().bucketFolder());
    }

    @AfterAll
    static void stop() {
        if (testbed != null) testbed.close();
    }

    /** A test that failed half-way leaves servers down; the next one finds everything up and sent. */
    @BeforeEach
    void everythingRuns() {
        if (!testbed.kafka().isAlive()) testbed.startKafka();
        if (!testbed.edge().isAlive()) testbed.edge().start();
        if (!testbed.cloud().isAlive()) testbed.cloud().start();
        eventually(() -> assertThat(backlog("entries")).isZero());
    }

    @Test
    void answersWithoutABrokerAndSendsEverythingOnceThereIsOne() throws Exception {
        testbed.edge().stop();
        testbed.kafka().stop();
        testbed.edge().start();
        Inspection passed = inspect(EchoFrame.clean(), Verdict.PASS);
        Inspection failed = inspect(EchoFrame.defective(), Verdict.FAIL);
        Inspection held = inspect(EchoFrame.doubtful(), Verdict.HOLD);
        assertThat(backlog("entries"))
                .as("three inspections and one escalation wait")
                .isEqualTo(4);

        testbed.startKafka();

        eventually(() -> assertThat(cloud.ledger(ids(passed, failed, held))).isEqualTo(3));
        eventually(() -> assertThat(edge.isRuled(held.id())).isTrue());
        assertThat(edge.history(held.id()).at("/rulings/0/outcome").asText()).isEqualTo("UNSETTLED");
        assertThat(cloud.openCases(ids(held))).isEqualTo(1);
        assertThat(cloud.rulings(ids(passed, failed, held)))
                .as("rulings, one for the held one")
                .isEqualTo(1);
        assertThat(backlog("entries")).isZero();
    }

    @Test
    void rulesOnceOnAnEscalationThatIsDeliveredThreeTimes() throws Exception {
        Inspection held = inspect(EchoFrame.doubtful(), Verdict.HOLD);
        ConsumerRecord<String, byte[]> delivered = topics.escalationOf(held);
        records.repeat(delivered);
        records.repeat(delivered);
        assertThat(records.on(Topics.ESCALATIONS, held.id().toString())).hasSize(3);

        // The cloud reads a partition in order and sends its rulings in order: what comes later tells that these are
        // done.
        String last = topics.poison(delivered.partition());
        eventually(() -> topics.deadLetter(last));
        Inspection later = inspect(EchoFrame.doubtful(), Verdict.HOLD);
        eventually(() -> assertThat(topics.rulingsSent(later)).isEqualTo(1));
        assertThat(cloud.rulings(ids(held))).isEqualTo(1);
        assertThat(cloud.openCases(ids(held))).isEqualTo(1);
        assertThat(topics.rulingsSent(held)).isEqualTo(1);
        eventually(() -> assertThat(edge.history(held.id()).path("rulings")).hasSize(1));
    }

    @Test
    void putsPoisonAmongTheDeadLettersAndRulesOnTheNextFrame() throws Exception {
        Inspection earlier = inspect(EchoFrame.doubtful(), Verdict.HOLD);
        ConsumerRecord<String, byte[]> sound = topics.escalationOf(earlier);
        List<String> garbage = new ArrayList<>();
        for (int part = 0; part < records.partitions(Topics.ESCALATIONS); part++) garbage.add(topics.poison(part));
        byte[] frameless = without("frame", sound.value());
        records.send(Records.with(sound, frameless));

        Inspection next = inspect(EchoFrame.doubtful(), Verdict.HOLD);

        eventually(() -> assertThat(edge.isRuled(next.id())).isTrue());
        for (String key : garbage) {
            eventually(() -> topics.deadLetter(key));
            assertThat(topics.deadLetter(key).topic()).isEqualTo(Topics.ESCALATIONS);
            assertThat(Base64.getDecoder().decode(topics.deadLetter(key).record()))
                    .isEqualTo(TopicRows.garbageOf(key));
        }
        eventually(() -> topics.deadLetter(earlier.id().toString()));
        DeadLetter letter = topics.deadLetter(earlier.id().toString());
        assertThat(letter.reason()).contains("frame");
        assertThat(Base64.getDecoder().decode(letter.record())).isEqualTo(frameless);
    }

    @Test
    void losesAndRepeatsNothingWhenTheEdgeIsKilledWithFiftyUnsentEntries() throws Exception {
        testbed.kafka().stop();
        List<UUID> held = held(25);
        assertThat(backlog("entries"))
                .as("an inspection and an escalation each")
                .isEqualTo(50);

        testbed.edge().kill();
        testbed.edge().start();
        assertThat(backlog("entries")).isEqualTo(50);
        testbed.startKafka();

        eventually(() -> assertThat(cloud.ledger(held)).isEqualTo(25));
        eventually(() -> assertThat(cloud.rulings(held)).isEqualTo(25));
        eachHasOneRulingAtThePlant(held);
        assertThat(topics.rulingsSent(held)).containsExactlyInAnyOrderElementsOf(held);
        assertThat(backlog("entries")).isZero();
    }

    @Test
    void publishesEachRulingOnceWhenTheCloudIsKilledInTheMiddle() throws Exception {
        testbed.cloud().stop();
        List<UUID> held = held(60);
        eventually(() -> assertThat(backlog("entries")).isZero());
        for (int ruled = 10; ruled <= 30; ruled += 20) {
            int some = ruled;
            testbed.cloud().launch();
            eventually(() -> assertThat(cloud.rulings(held)).isGreaterThanOrEqualTo(some));
            testbed.cloud().kill();
        }
        testbed.cloud().start();

        eventually(() -> assertThat(cloud.told(held)).isEqualTo(60));
        eachHasOneRulingAtThePlant(held);
        assertThat(topics.rulingsSent(held)).containsExactlyInAnyOrderElementsOf(held);
    }

    @Test
    void rulesOnceOnEachFrameWhenPostgreSqlIsKilledFiveTimesInTheMiddle() throws Exception {
        List<UUID> held = new ArrayList<>();
        for (int kills = 1; kills <= 5; kills++) {
            held.addAll(held(10));
            testbed.postgres().kill();
            held.addAll(held(1));
            testbed.postgres().start();
        }

        eventually(() -> assertThat(cloud.told(held)).isEqualTo(held.size()));
        eachHasOneRulingAtThePlant(held);
        assertThat(topics.rulingsSent(held)).containsExactlyInAnyOrderElementsOf(held);
        // Inspections travel on a topic of their own, and may come after the rulings.
        eventually(() -> assertThat(cloud.ledger(held)).isEqualTo(held.size()));
        assertThat(cloud.openCases(held)).isEqualTo(held.size());
    }

    @Test
    void putsNothingInTheClearIntoTheStoreAndRulesOnWhatOnlyTheCloudCanRead() throws Exception {
        byte[] frame = EchoFrame.doubtful();
        Inspection held = inspect(frame, Verdict.HOLD);
        FrameReference sent = topics.frameOf(held);
        byte[] object = store.object(sent);

        assertThat(sent.cipher()).isEqualTo(FrameReference.TINK_HYBRID);
        assertThat(sent.bytes()).isEqualTo(object.length);
        assertThat(StoredFrames.text(object)).doesNotContain(StoredFrames.text(Arrays.copyOf(frame, 8)));
        eventually(() -> assertThat(edge.isRuled(held.id())).isTrue());
        assertThat(edge.history(held.id()).at("/rulings/0/outcome").asText()).isEqualTo("UNSETTLED");
        assertThat(cloud.openCases(ids(held))).isEqualTo(1);
    }

    @Test
    void refusesAFrameThatWasSealedToAnotherKey(@TempDir Path folder) throws Exception {
        Path key = testbed.frameKeys().privateKey();
        byte[] right = Files.readAllBytes(key);
        testbed.cloud().stop();
        Files.write(key, Files.readAllBytes(FrameKeys.create(folder).privateKey()));
        Inspection unreadable;
        try {
            testbed.cloud().start();
            unreadable = inspect(EchoFrame.doubtful(), Verdict.HOLD);
            eventually(() -> topics.deadLetter(unreadable.id().toString()));
            testbed.cloud().stop();
        } finally {
            Files.write(key, right);
        }
        testbed.cloud().start();
        Inspection next = inspect(EchoFrame.doubtful(), Verdict.HOLD);

        assertThat(topics.deadLetter(unreadable.id().toString()).reason())
                .matches("sealed to key \\d+, firstpass.frames.private-key has key \\d+");
        eventually(() -> assertThat(edge.isRuled(next.id())).isTrue());
        assertThat(cloud.refused(ids(unreadable))).isEqualTo(1);
        assertThat(cloud.rulings(ids(unreadable))).isZero();
    }

    @Test
    void refusesAFrameThatChangedInTheStoreAndRulesOnTheNext() throws Exception {
        testbed.cloud().stop();
        Inspection changed = inspect(EchoFrame.doubtful(), Verdict.HOLD);
        store.changeOneByte(topics.frameOf(changed));

        testbed.cloud().start();
        Inspection next = inspect(EchoFrame.doubtful(), Verdict.HOLD);

        eventually(() -> topics.deadLetter(changed.id().toString()));
        assertThat(topics.deadLetter(changed.id().toString()).reason()).startsWith("the object was altered");
        eventually(() -> assertThat(Files.readString(testbed.cloud().log()))
                .contains("what=frame-refused inspection=" + changed.id()));
        eventually(() -> assertThat(edge.isRuled(next.id())).isTrue());
        assertThat(cloud.refused(ids(changed))).isEqualTo(1);
        assertThat(cloud.rulings(ids(changed))).isZero();
        assertThat(edge.isRuled(changed.id())).isFalse();
    }

    private static Inspection inspect(byte[] frame, Verdict expected) throws Exception {
        Inspection inspection = edge.inspect(frame, "PCB-" + UUID.randomUUID());
        assertThat(inspection.verdict()).isEqualTo(expected);
        return inspection;
    }

    private static List<UUID> held(int count) throws Exception {
        List<UUID> held = new ArrayList<>();
        for (int i = 0; i < count; i++)
            held.add(inspect(EchoFrame.doubtful(), Verdict.HOLD).id());
        return held;
    }

    private static void eachHasOneRulingAtThePlant(List<UUID> inspections) {
        eventually(() -> {
            for (UUID id : inspections)
                assertThat(edge.history(id).path("rulings")).hasSize(1);
        });
    }

    private static byte[] without(String field, byte[] json) throws Exception {
        ObjectNode message = (ObjectNode) Messages.mapper().readTree(json);
        message.remove(field);
        return Messages.write(message);
    }

    private static int backlog(String figure) throws Exception {
        return edge.outbox().required(figure).asInt();
    }

    private static List<UUID> ids(Inspection... inspections) {
        return List.of(inspections).stream().map(Inspection::id).toList();
    }
}
