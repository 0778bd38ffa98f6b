package io.firstpass.testbed.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.DecidedBy;
import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.Outcome;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.Topics;
import io.firstpass.contract.Verdict;
import io.firstpass.contract.json.Messages;
import io.firstpass.testbed.Testbed;
import io.firstpass.testbed.TestbedOptions;
import io.firstpass.testbed.broker.Records;
import io.firstpass.testbed.edge.Listening;
import io.firstpass.testbed.line.EchoFrame;
import io.firstpass.testbed.registry.OtherEcho;
import io.firstpass.testbed.registry.Person;
import io.firstpass.testbed.registry.RegistryDesk;
import io.firstpass.testbed.registry.ReleaseDesk;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an edge tells of its own accord to those who listen, of a cable that is cut and of answers that come too late, and of a candidate in the shadow: a HOLD waits for a second. */
class LiveEventsIT {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static Testbed testbed;
    private static PlantEdge edge;
    private static Records records;

    @BeforeAll
    static void start() {
        testbed = Testbed.start(TestbedOptions.plantAndCloud()
                .withModels("echo", "echo")
                .withSettings(Map.of("FIRSTPASS_HOLD", "PT1S"), Map.of()));
        edge = new PlantEdge(testbed.edge().address());
        records = new Records(testbed.kafka().address());
    }

    @AfterAll
    static void stop() {
        if (testbed != null) testbed.close();
    }

    @Test
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void tellsARulingAfterTheDeadlineAsARevisionOfItAndTheNextAsARevisionOfThat() throws Exception {
        try (var listening = new Listening(testbed.edge().address())) {
            Inspection held = edge.inspect(EchoFrame.doubtful(), "PCB-" + UUID.randomUUID());
            assertThat(held.verdict()).isEqualTo(Verdict.HOLD);
            String id = held.id().toString();
            listening.next("lapse", one -> id.equals(one.path("inspectionId").asText()));
            await().atMost(PATIENCE).until(() -> edge.isRuled(held.id()));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(records.on(Topics.LAPSES, id))
                    .singleElement()
                    .satisfies(told -> assertThat(
                                    Messages.read(told.value(), HoldLapse.class).verdict())
                            .isEqualTo(Verdict.FAIL)));
            assertThat(edge.history(held.id()).path("currentVerdict").asText()).isEqualTo("FAIL");

            JsonNode first = heard(listening, rule(held, 2, Outcome.NO_DEFECT));
            assertThat(first.at("/revises/by").asText()).isEqualTo("DEADLINE");
            assertThat(first.at("/revises/verdict").asText()).isEqualTo("FAIL");
            assertThat(edge.history(held.id()).path("currentVerdict").asText()).isEqualTo("PASS");

            JsonNode second = heard(listening, rule(held, 3, Outcome.CONFIRMED_DEFECT));
            assertThat(second.at("/revises/by").asText()).isEqualTo("REVIEWER");
            assertThat(second.at("/revises/outcome").asText()).isEqualTo("NO_DEFECT");
            JsonNode history = edge.history(held.id());
            assertThat(history.path("currentVerdict").asText()).isEqualTo("FAIL");
            assertThat(StreamSupport.stream(history.path("history").spliterator(), false)
                            .map(said -> said.path("by").asText()))
                    .containsExactlyInAnyOrder("EDGE", "DEADLINE", "MODEL", "REVIEWER", "REVIEWER");
        }
    }

    @Test
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void tellsThatTheLinkIsCutAndThatItIsBack() throws Exception {
        try (var listening = new Listening(testbed.edge().address())) {
            testbed.kafka().stop();
            edge.inspect(EchoFrame.clean(), "PCB-" + UUID.randomUUID());
            JsonNode cut = listening.next(
                    "link", one -> "OFFLINE".equals(one.path("state").asText()));
            assertThat(cut.at("/failing/EVENTS").asInt()).isPositive();
            assertThat(cut.at("/outage/until").isNull()).isTrue();

            testbed.startKafka();
            JsonNode back = listening.next(
                    "link", one -> "ONLINE".equals(one.path("state").asText()));
            assertThat(back.path("failing")).isEmpty();
            assertThat(back.at("/outage/from")).isEqualTo(cut.at("/outage/from"));
            assertThat(back.at("/outage/until").isTextual()).isTrue();
        }
    }

    @Test
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void tellsHowACandidateInTheShadowComparesAndServesItOnceItIsTheCanary() throws Exception {
        String next = OtherEcho.approve(testbed, "1.1.0");
        var releases = new ReleaseDesk(new RegistryDesk(testbed.registry()).as(Person.OTTO), "plant-1");
        JsonNode release = releases.shadow(next);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(edge.inspect(EchoFrame.clean(), "PCB-" + UUID.randomUUID())
                            .model()
                            .version())
                    .isEqualTo("1.0.0");
            edge.inspect(EchoFrame.doubtful(), "PCB-" + UUID.randomUUID());
            assertThat(shadow()).isPresent();
            Heartbeat.Shadow told = shadow().orElseThrow();
            assertThat(told.bothPass()).isPositive();
            assertThat(told.bothFail()).isPositive();
        });
        Heartbeat.Shadow told = shadow().orElseThrow();
        assertThat(told.model().digest()).isEqualTo(next);
        assertThat(told.compared()).isEqualTo(told.bothPass() + told.bothFail());
        assertThat(told.candidateHolds()).isEqualTo(told.modelHolds()).isEqualTo(told.bothFail());
        assertThat(told.reason()).isNull();

        releases.advance(release);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(edge.inspect(EchoFrame.clean(), "PCB-" + UUID.randomUUID())
                                .model()
                                .version())
                        .isEqualTo("1.1.0"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shadow()).isEmpty());
    }

    /** As the cloud heard it last. */
    private static Optional<Heartbeat.Shadow> shadow() throws Exception {
        var request = HttpRequest.newBuilder(testbed.cloud().address().resolve("/api/v1/sites?name=plant-1"))
                .build();
        var answer = HTTP.send(request, BodyHandlers.ofByteArray());
        JsonNode shadow = Messages.mapper().readTree(answer.body()).at("/sites/0/edges/0/shadow");
        if (!shadow.isObject()) return Optional.empty();
        return Optional.of(Messages.mapper().treeToValue(shadow, Heartbeat.Shadow.class));
    }

    /** What a person answers, sent in the cloud's place. */
    private static Ruling rule(Inspection inspection, int revision, Outcome outcome) throws Exception {
        Ruling ruling = new Ruling(
                inspection.id(),
                inspection.serial(),
                inspection.site(),
                outcome,
                revision,
                DecidedBy.REVIEWER,
                List.of(),
                null,
                "1",
                Instant.now());
        records.send(new ProducerRecord<>(
                Topics.rulings(inspection.site()), inspection.id().toString(), Messages.write(ruling)));
        return ruling;
    }

    private static JsonNode heard(Listening listening, Ruling ruling) throws Exception {
        return listening.next(
                "ruling",
                one -> ruling.inspectionId()
                                .toString()
                                .equals(one.path("inspectionId").asText())
                        && one.path("revision").asInt() == ruling.revision());
    }
}
