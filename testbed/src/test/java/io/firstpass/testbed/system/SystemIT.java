package io.firstpass.testbed.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.contract.DeadLetter;
import io.firstpass.contract.EscalatedFrame;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;
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

    @BeforeAll
    static void start() {
        KAFKA_CLIENTS.setLevel(Level.WARNING);
        MQTT_AUDIT.setLevel(Level.WARNING);
        // A frame whose claim a dead database or server left behind is looked at again while the tests wait.
        testbed = Testbed.start(TestbedOptions.plantAndCloud()
                .withModels("echo", "echo")
                .withSettings(Map.of(), Map.of("FIRSTPASS_SECOND_LOOK_LEASE", "PT20S")));
        edge = new PlantEdge(testbed.edge().address());
        cloud = new CloudRows(testbed.postgres());
        records = new Records(testbed.kafka().address());
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
        ConsumerRecord<String, byte[]> delivered = escalationOf(held);
        records.repeat(delivered);
        records.repeat(delivered);
        assertThat(records.on(Topics.ESCALATIONS, held.id().toString())).hasSize(3);

        // The cloud reads a partition in order and sends its rulings in order: what comes later tells that these are
        // done.
        String last = poison(delivered.partition());
        eventually(() -> deadLetter(last));
        Inspection later = inspect(EchoFrame.doubtful(), Verdict.HOLD);
        eventually(() -> assertThat(rulingsSent(later)).isEqualTo(1));
        assertThat(cloud.rulings(ids(held))).isEqualTo(1);
        assertThat(cloud.openCases(ids(held))).isEqualTo(1);
        assertThat(rulingsSent(held)).isEqualTo(1);
        eventually(() -> assertThat(edge.history(held.id()).path("rulings")).hasSize(1));
    }

    @Test
    void putsPoisonAmongTheDeadLettersAndRulesOnTheNextFrame() throws Exception {
        Inspection earlier = inspect(EchoFrame.doubtful(), Verdict.HOLD);
        ConsumerRecord<String, byte[]> sound = escalationOf(earlier);
        List<String> garbage = new ArrayList<>();
        for (int part = 0; part < records.partitions(Topics.ESCALATIONS); part++) garbage.add(poison(part));
        byte[] frameless = without("frame", sound.value());
        records.send(Records.with(sound, frameless));

        Inspection next = inspect(EchoFrame.doubtful(), Verdict.HOLD);

        eventually(() -> assertThat(edge.isRuled(next.id())).isTrue());
        for (String key : garbage) {
            eventually(() -> deadLetter(key));
            assertThat(deadLetter(key).topic()).isEqualTo(Topics.ESCALATIONS);
            assertThat(Base64.getDecoder().decode(deadLetter(key).record())).isEqualTo(garbageOf(key));
        }
        eventually(() -> deadLetter(earlier.id().toString()));
        DeadLetter letter = deadLetter(earlier.id().toString());
        assertThat(letter.reason()).contains("frame");
        assertThat(Base64.getDecoder().decode(letter.record())).isEqualTo(frameless);
    }

    @Test
    void losesAndRepeatsNothingWhenTheEdgeIsKilledWithFiftyUnsentEntries() throws Exception {
        testbed.kafka().stop();
        List<UUID> held = new ArrayList<>();
        for (int i = 0; i < 25; i++)
            held.add(inspect(EchoFrame.doubtful(), Verdict.HOLD).id());
        assertThat(backlog("entries"))
                .as("an inspection and an escalation each")
                .isEqualTo(50);

        testbed.edge().kill();
        testbed.edge().start();
        assertThat(backlog("entries")).isEqualTo(50);
        testbed.startKafka();

        eventually(() -> assertThat(cloud.ledger(held)).isEqualTo(25));
        eventually(() -> assertThat(cloud.rulings(held)).isEqualTo(25));
        eventually(() -> {
            for (UUID id : held) assertThat(edge.history(id).path("rulings")).hasSize(1);
        });
        assertThat(rulingsSent(held)).containsExactlyInAnyOrderElementsOf(held);
        assertThat(backlog("entries")).isZero();
    }

    @Test
    void publishesEachRulingOnceWhenTheCloudIsKilledInTheMiddle() throws Exception {
        testbed.cloud().stop();
        List<UUID> held = new ArrayList<>();
        for (int i = 0; i < 60; i++)
            held.add(inspect(EchoFrame.doubtful(), Verdict.HOLD).id());
        eventually(() -> assertThat(backlog("entries")).isZero());
        for (int ruled = 10; ruled <= 30; ruled += 20) {
            int some = ruled;
            testbed.cloud().launch();
            eventually(() -> assertThat(cloud.rulings(held)).isGreaterThanOrEqualTo(some));
            testbed.cloud().kill();
        }
        testbed.cloud().start();

        eventually(() -> assertThat(cloud.told(held)).isEqualTo(60));
        eventually(() -> {
            for (UUID id : held) assertThat(edge.history(id).path("rulings")).hasSize(1);
        });
        assertThat(rulingsSent(held)).containsExactlyInAnyOrderElementsOf(held);
    }

    @Test
    void rulesOnceOnEachFrameWhenPostgreSqlIsKilledFiveTimesInTheMiddle() throws Exception {
        List<UUID> held = new ArrayList<>();
        for (int kills = 1; kills <= 5; kills++) {
            for (int i = 0; i < 10; i++)
                held.add(inspect(EchoFrame.doubtful(), Verdict.HOLD).id());
            testbed.postgres().kill();
            held.add(inspect(EchoFrame.doubtful(), Verdict.HOLD).id());
            testbed.postgres().start();
        }

        eventually(() -> assertThat(cloud.told(held)).isEqualTo(held.size()));
        eventually(() -> {
            for (UUID id : held) assertThat(edge.history(id).path("rulings")).hasSize(1);
        });
        assertThat(rulingsSent(held)).containsExactlyInAnyOrderElementsOf(held);
        assertThat(cloud.ledger(held)).isEqualTo(held.size());
        assertThat(cloud.openCases(held)).isEqualTo(held.size());
    }

    @Test
    void putsNothingInTheClearIntoTheStoreAndRulesOnWhatOnlyTheCloudCanRead() throws Exception {
        byte[] frame = EchoFrame.doubtful();
        Inspection held = inspect(frame, Verdict.HOLD);
        FrameReference sent =
                Messages.read(escalationOf(held).value(), EscalatedFrame.class).frame();
        byte[] object = Files.readAllBytes(testbed.s3().bucketFolder().resolve(sent.key()));

        assertThat(sent.cipher()).isEqualTo(FrameReference.TINK_HYBRID);
        assertThat(sent.bytes()).isEqualTo(object.length);
        assertThat(text(object)).doesNotContain(text(Arrays.copyOf(frame, 8)));
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
            eventually(() -> deadLetter(unreadable.id().toString()));
            testbed.cloud().stop();
        } finally {
            Files.write(key, right);
        }
        testbed.cloud().start();
        Inspection next = inspect(EchoFrame.doubtful(), Verdict.HOLD);

        assertThat(deadLetter(unreadable.id().toString()).reason())
                .matches("sealed to key \\d+, firstpass.frames.private-key has key \\d+");
        eventually(() -> assertThat(edge.isRuled(next.id())).isTrue());
        assertThat(cloud.refused(ids(unreadable))).isEqualTo(1);
        assertThat(cloud.rulings(ids(unreadable))).isZero();
    }

    @Test
    void refusesAFrameThatChangedInTheStoreAndRulesOnTheNext() throws Exception {
        testbed.cloud().stop();
        Inspection changed = inspect(EchoFrame.doubtful(), Verdict.HOLD);
        changeOneByte(changed);

        testbed.cloud().start();
        Inspection next = inspect(EchoFrame.doubtful(), Verdict.HOLD);

        eventually(() -> deadLetter(changed.id().toString()));
        assertThat(deadLetter(changed.id().toString()).reason()).startsWith("the object was altered");
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

    private static ConsumerRecord<String, byte[]> escalationOf(Inspection inspection) {
        String key = inspection.id().toString();
        eventually(() -> assertThat(records.on(Topics.ESCALATIONS, key)).hasSize(1));
        return records.on(Topics.ESCALATIONS, key).get(0);
    }

    private static int rulingsSent(Inspection inspection) {
        return records.on(Topics.rulings(SITE), inspection.id().toString()).size();
    }

    private static List<UUID> rulingsSent(List<UUID> inspections) {
        return records.on(Topics.rulings(SITE)).stream()
                .map(ruled -> UUID.fromString(ruled.key()))
                .filter(inspections::contains)
                .toList();
    }

    /** Sends a record that is nothing at all and returns its key. */
    private static String poison(int partition) throws Exception {
        String key = "poison-" + UUID.randomUUID();
        records.send(new ProducerRecord<>(Topics.ESCALATIONS, partition, key, garbageOf(key)));
        return key;
    }

    /** One character a byte, so that what lies within can be looked for. */
    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static byte[] garbageOf(String key) {
        return ("\0\u00ff{" + key).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The one dead letter of a record with that key. */
    private static DeadLetter deadLetter(String key) {
        var letters = records.on(Topics.DEAD_LETTERS, key);
        assertThat(letters).as("dead letters of " + key).hasSize(1);
        return Messages.read(letters.get(0).value(), DeadLetter.class);
    }

    private static byte[] without(String field, byte[] json) throws Exception {
        ObjectNode message = (ObjectNode) Messages.mapper().readTree(json);
        message.remove(field);
        return Messages.write(message);
    }

    private static void changeOneByte(Inspection inspection) throws Exception {
        var escalation = Messages.mapper().readTree(escalationOf(inspection).value());
        Path object =
                testbed.s3().bucketFolder().resolve(escalation.at("/frame/key").asText());
        byte[] content = Files.readAllBytes(object);
        content[content.length / 2] ^= 1;
        Files.write(object, content);
    }

    private static int backlog(String figure) throws Exception {
        return edge.outbox().required(figure).asInt();
    }

    private static List<UUID> ids(Inspection... inspections) {
        return List.of(inspections).stream().map(Inspection::id).toList();
    }

    /** Long enough for a broker's group to notice that a killed member is gone. */
    private static void eventually(ThrowingRunnable assertion) {
        ConditionFactory patient = await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(300));
        patient.ignoreExceptions().untilAsserted(assertion);
    }
}
