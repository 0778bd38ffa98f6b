package io.firstpass.testbed.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.Reason;
import io.firstpass.contract.Verdict;
import io.firstpass.contract.json.Messages;
import jakarta.ws.rs.ClientErrorException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microshed.testing.ManuallyStartedConfiguration;
import org.microshed.testing.jaxrs.RestClientBuilder;
import org.microshed.testing.jupiter.MicroShedTest;

/** Everything that an edge server offers, asked for as its users ask. */
@ExtendWith(EdgeServer.class)
@MicroShedTest
class EdgeApiIT {
    private static final int PATIENT = 60_000;

    private static EdgeApi api;
    private static URI address;
    private static EdgeCalls edge;
    private static byte[] defective;
    private static byte[] clean;

    private final String serial = "API-" + UUID.randomUUID();

    @BeforeAll
    static void meet() {
        address = URI.create(ManuallyStartedConfiguration.getRuntimeURL());
        edge = new EdgeCalls(address);
        api = new RestClientBuilder().withProviders(ContractJson.class).build(EdgeApi.class);
        defective = Pictures.jpeg(21, 4);
        clean = Pictures.jpeg(22, 0);
    }

    @Test
    void inspectsAJpeg() {
        Inspection inspection = api.inspectJpeg(serial, PATIENT, defective);
        assertThat(inspection.serial()).isEqualTo(serial);
        assertThat(inspection.station()).isEqualTo("1");
        assertThat(inspection.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(inspection.detections()).isNotEmpty();
        assertThat(inspection.timings().batchSize()).isPositive();
    }

    @Test
    void inspectsAPng() {
        Inspection inspection = api.inspectPng(serial, PATIENT, Pictures.png(21, 4));
        assertThat(inspection.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void inspectsTheFrameOfAForm() {
        byte[] form = Form.with("frame", defective);
        JsonNode inspection = edge.post(EdgeCalls.inspections(serial), Form.CONTENT_TYPE, form)
                .ok()
                .json();
        assertThat(inspection.path("verdict").textValue()).isEqualTo("FAIL");
    }

    @Test
    void detectsOnABase64Picture() {
        String picture = Base64.getEncoder().encodeToString(defective);
        JsonNode detected = api.detect("{\"image\": \"" + picture + "\"}");
        assertThat(detected.path("results")).isNotEmpty().allSatisfy(one -> {
            assertThat(one.path("class").textValue()).isNotBlank();
            assertThat(one.path("confidence").doubleValue()).isBetween(0.0, 1.0);
            assertThat(one.path("box")).hasSize(4);
        });
        JsonNode kept = api.inspection(detected.path("id").textValue());
        assertThat(kept.path("detections")).isEqualTo(detected.path("results"));
    }

    @Test
    void tellsAnInspectionWithItsHistory() {
        Inspection inspection = api.inspectJpeg(serial, PATIENT, defective);
        JsonNode kept = api.inspection(inspection.id().toString());
        assertThat(kept.path("serial").textValue()).isEqualTo(serial);
        assertThat(kept.path("currentVerdict").textValue()).isEqualTo("FAIL");
        assertThat(kept.path("rulings").isArray()).isTrue();
        assertThat(kept.path("history")).hasSize(1);
        assertThat(kept.at("/history/0/by").textValue()).isEqualTo("EDGE");
        assertThat(kept.at("/history/0/verdict").textValue()).isEqualTo("FAIL");
    }

    @Test
    void listsAllInspectionsOfAUnit() {
        Inspection first = api.inspectJpeg(serial, PATIENT, defective);
        Inspection second = api.inspectJpeg(serial, PATIENT, clean);
        assertThat(api.unit(serial))
                .extracting(one -> one.path("id").textValue())
                .containsExactly(first.id().toString(), second.id().toString());
    }

    @Test
    void givesTheFrameBackAsItCame() {
        Inspection inspection = api.inspectJpeg(serial, PATIENT, defective);
        assertThat(api.frame(inspection.id().toString(), false)).isEqualTo(defective);
        assertThat(edge.get(EdgeCalls.INSPECTIONS + "/" + inspection.id() + "/frame")
                        .contentType())
                .isEqualTo("image/jpeg");
    }

    @Test
    void answersWithTheFrameWhateverIsSaidOfAbsentOnes() {
        Inspection inspection = api.inspectJpeg(serial, PATIENT, defective);
        String frame = EdgeCalls.INSPECTIONS + "/" + inspection.id() + "/frame";
        assertThat(edge.get(frame + "?absent=204").ok().body()).isEqualTo(defective);
        edge.get(frame + "?absent=200").isProblem(400, "invalid-parameter");
        edge.get(EdgeCalls.INSPECTIONS + "/" + UUID.randomUUID() + "/frame?absent=204")
                .isProblem(404, "not-found");
    }

    @Test
    void drawsWhatWasFoundOnTheFrame() throws IOException {
        Inspection inspection = api.inspectJpeg(serial, PATIENT, defective);
        byte[] annotated = api.frame(inspection.id().toString(), true);
        BufferedImage drawn = Pictures.read(annotated);
        BufferedImage plain = Pictures.read(defective);
        assertThat(drawn).isNotNull();
        assertThat(List.of(drawn.getWidth(), drawn.getHeight()))
                .isEqualTo(List.of(plain.getWidth(), plain.getHeight()));
        assertThat(annotated).isNotEqualTo(defective);
    }

    @Test
    void answersTheSameFrameUnderTheSameKeyWithTheFirstInspection() {
        String key = UUID.randomUUID().toString();
        Inspection first = api.inspectOnce(serial, PATIENT, key, defective);
        Inspection again = api.inspectOnce(serial, PATIENT, key, defective);
        assertThat(again).isEqualTo(first);
        assertThat(api.unit(serial)).hasSize(1);
    }

    @Test
    void refusesAnotherFrameUnderTheSameKey() {
        String key = UUID.randomUUID().toString();
        api.inspectOnce(serial, PATIENT, key, defective);
        ClientErrorException refused =
                catchThrowableOfType(ClientErrorException.class, () -> api.inspectOnce(serial, PATIENT, key, clean));
        assertThat(refused.getResponse().getStatus()).isEqualTo(422);
        assertThat(refused.getResponse().readEntity(String.class))
                .contains("urn:firstpass:problem:idempotency-mismatch");
        assertThat(api.unit(serial)).hasSize(1);
    }

    @Test
    void listsWeakerDetectionsOnRequestAndKeepsTheVerdict() {
        Inspection strict = api.inspectJpeg(serial, PATIENT, clean);
        Inspection weak = api.inspectWeakly(serial, PATIENT, 0.01, clean);
        assertThat(weak.detections().size()).isGreaterThan(strict.detections().size());
        assertThat(weak.verdict()).isEqualTo(strict.verdict());
        assertThat(weak.escalation()).isEqualTo(strict.escalation());
        JsonNode kept = api.inspection(weak.id().toString());
        assertThat(kept.path("detections")).hasSize(strict.detections().size());
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void tellsListenersOfAnInspectionAsItHappens() throws Exception {
        try (var listening = new Listening(address)) {
            Inspection inspection = api.inspectJpeg(serial, PATIENT, defective);
            JsonNode heard = listening.next(
                    "inspection", one -> serial.equals(one.path("serial").textValue()));
            assertThat(heard).isEqualTo(Messages.mapper().valueToTree(inspection));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"started", "live", "ready"})
    void isHealthy(String check) {
        JsonNode health = api.health(check);
        assertThat(health.path("status").textValue()).isEqualTo("UP");
        assertThat(health.path("checks"))
                .allSatisfy(one -> assertThat(one.path("status").textValue()).isEqualTo("UP"));
    }

    @Test
    void tellsItsState() {
        assertThat(api.state("model").path("state").textValue()).isEqualTo("READY");
        JsonNode link = api.state("link");
        assertThat(link.path("state").textValue()).isNotBlank();
        assertThat(link.path("failing").isObject()).isTrue();
        assertThat(link.has("since") && link.has("outage")).isTrue();
        JsonNode outbox = api.state("outbox");
        for (String figure :
                List.of("entries", "escalations", "frameBytes", "unrecorded", "nextSequence", "settledBelow"))
            assertThat(outbox.path(figure).isIntegralNumber()).as(figure).isTrue();
        assertThat(outbox.at("/disk/freeBytes").longValue()).isPositive();
        assertThat(outbox.path("epoch").textValue()).isNotBlank();
        assertThat(outbox.path("expired").isObject()).isTrue();
        assertThat(outbox.path("kept").fieldNames())
                .toIterable()
                .containsExactly("POLICY", "ESCALATIONS", "BYTES", "REVIEWERS");
        assertThat(outbox.path("report").isNull()).isTrue();
    }

    @Test
    void countsWhatItDoesUnderTheNamesThatDashboardsRelyOn() {
        Figures before = figures();
        Inspection passed = api.inspectJpeg(serial, PATIENT, clean);
        assertThat(passed.verdict()).isEqualTo(Verdict.PASS);
        assertThat(passed.escalation().reason()).isEqualTo(Reason.AUDIT);
        Inspection failed = api.inspectJpeg(serial, PATIENT, defective);
        assertThat(failed.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(failed.escalation().reason()).isEqualTo(Reason.AUDIT);
        Figures after = figures();

        assertThat(after.grownSince(before, "inspections_total", "verdict=\"PASS\""))
                .isEqualTo(1);
        assertThat(after.grownSince(before, "inspections_total", "verdict=\"FAIL\""))
                .isEqualTo(1);
        assertThat(after.grownSince(before, "escalations_total", "reason=\"AUDIT\""))
                .isEqualTo(2);
        assertThat(after.value("inference_queue_length")).isZero();
        for (String quantile : List.of("0.5", "0.9", "0.99"))
            assertThat(after.value("inference_duration_seconds", "node_type=\"edge\"", "quantile=\"" + quantile + "\""))
                    .isPositive();
        assertThat(after.value("inference_batch_size", "quantile=\"0.5\"")).isPositive();
        assertThat(after.value("model_info", "name=\"" + passed.model().name() + "\""))
                .isOne();
        assertThat(after.value("outbox_oldest_seconds")).isPositive();
        assertThat(after.value("link_state")).isBetween(0.0, 3.0);
        double waiting = 0;
        for (int priority = 0; priority <= 9; priority++)
            waiting += after.value("outbox_entries", "priority=\"" + priority + "\"");
        assertThat(waiting).isPositive();
        assertThat(after.value("outbox_frame_bytes")).isPositive();
        assertThat(after.value("disk_free_bytes")).isPositive();
        for (String quiet : List.of("holds_lapsed_total", "inspections_unrecorded_total"))
            assertThat(after.value(quiet)).as(quiet).isZero();
        assertThat(after.value("outbox_expired_total", "reason=\"AGE\"")).isZero();
        assertThat(after.value("escalations_kept_total", "reason=\"BYTES\"")).isZero();
        assertThat(after.value("link_changes_total", "to=\"OFFLINE\"")).isNotNegative();
    }

    @Test
    void describesItselfAsOpenApi() {
        JsonNode description = edge.get("/openapi?format=json").ok().json();
        assertThat(description.path("openapi").textValue()).startsWith("3.");
        assertThat(description.at("/info/title").textValue()).isEqualTo("Firstpass edge");
        JsonNode paths = description.path("paths");
        assertThat(paths.at("/~1api~1v1~1inspections/post/requestBody/content").fieldNames())
                .as(paths.toString())
                .toIterable()
                .contains("image/jpeg", "image/png", "multipart/form-data");
        assertThat(paths.at("/~1api~1v1~1inspections/get").isObject()).isTrue();
        assertThat(paths.at("/~1api~1v1~1inspections~1{id}/get").isObject()).isTrue();
        assertThat(paths.at("/~1api~1v1~1inspections~1{id}~1frame/get/responses")
                        .fieldNames())
                .toIterable()
                .contains("200", "204", "404");
        assertThat(paths.at("/~1api~1v1~1detect/post/responses").has("200")).isTrue();
        for (JsonNode path : paths)
            path.properties().forEach(call -> assertThat(call.getValue().path("responses"))
                    .as(call.getKey())
                    .isNotEmpty());
        assertThat(description.findValuesAsText("$ref")).isNotEmpty().allSatisfy(ref -> assertThat(
                        description.at(ref.substring(1)).isObject())
                .as(ref)
                .isTrue());
    }

    private static Figures figures() {
        return new Figures(edge.get("/metrics").ok().text());
    }
}
