package io.firstpass.testbed.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.testbed.Testbed;
import io.firstpass.testbed.TestbedOptions;
import io.firstpass.testbed.pages.EchoPicture;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What becomes of a unit in doubt while nobody can rule on it: on an edge without a cloud, where a HOLD waits for a
 * second, station 2 asks for no second look, and station 3 for one at everything, more than the hour's budget holds. It
 * keeps no frame in memory.
 */
class HoldIT {
    private static final double DOUBTFUL = 0.55;

    private static Testbed testbed;
    private static EdgeCalls edge;

    private final String serial = "HOLD-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        testbed = Testbed.start(TestbedOptions.plantAndCloud()
                .withEdgeOnly(true)
                .withModels("echo", "echo")
                .withSettings(
                        Map.of(
                                "FIRSTPASS_HOLD", "PT1S",
                                "FIRSTPASS_STATIONS", "1,2,3",
                                "FIRSTPASS_AUDIT_PROBABILITY", "0",
                                "FIRSTPASS_LIVE_FRAMES_BYTES", "0",
                                "FIRSTPASS_ESCALATION_POLICY", "hold",
                                "FIRSTPASS_ESCALATION_POLICY_2", "none",
                                "FIRSTPASS_ESCALATION_POLICY_3", "all",
                                "FIRSTPASS_BUDGET_BYTES_PER_HOUR", "2000"),
                        Map.of()));
        edge = new EdgeCalls(testbed.edge().address());
    }

    @AfterAll
    static void stop() {
        if (testbed != null) testbed.close();
    }

    private JsonNode post(int station, double confidence) throws IOException {
        return edge.post(
                        EdgeCalls.inspections(serial) + "&station=" + station, "image/png", EchoPicture.png(confidence))
                .ok()
                .json();
    }

    private static JsonNode kept(JsonNode inspection) {
        return edge.get(EdgeCalls.INSPECTIONS + "/" + inspection.path("id").textValue())
                .ok()
                .json();
    }

    private static double figure(String name, String... tags) {
        return new Figures(edge.get("/metrics").ok().text()).value(name, tags);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void letsTheFailSafeVerdictStandOnceTheDeadlineHasPassed() throws Exception {
        try (var listening = new Listening(testbed.edge().address())) {
            JsonNode held = post(1, DOUBTFUL);
            assertThat(held.path("verdict").textValue()).isEqualTo("HOLD");

            JsonNode lapse =
                    listening.next("lapse", one -> one.path("inspectionId").equals(held.path("id")));
            assertThat(lapse.path("serial").textValue()).isEqualTo(serial);
            assertThat(lapse.path("verdict").textValue()).isEqualTo("FAIL");
            JsonNode after = kept(held);
            assertThat(after.path("verdict").textValue()).isEqualTo("HOLD");
            assertThat(after.path("currentVerdict").textValue()).isEqualTo("FAIL");
            assertThat(after.at("/history/0/verdict").textValue()).isEqualTo("HOLD");
            assertThat(after.at("/history/1/by").textValue()).isEqualTo("DEADLINE");
            assertThat(after.at("/history/1/verdict").textValue()).isEqualTo("FAIL");
            assertThat(after.at("/history/1/at")).isEqualTo(lapse.path("lapsedAt"));
            assertThat(figure("holds_lapsed_total")).isPositive();
        }
    }

    @Test
    void holdsNothingAtAStationThatAsksForNoSecondLook() throws IOException {
        double before = figure("escalations_kept_total", "reason=\"POLICY\"");
        JsonNode failed = post(2, DOUBTFUL);
        assertThat(failed.path("verdict").textValue()).isEqualTo("FAIL");
        assertThat(failed.path("escalation").isNull()).isTrue();
        assertThat(failed.path("holdUntil").isNull()).isTrue();
        assertThat(figure("escalations_kept_total", "reason=\"POLICY\"")).isEqualTo(before + 1);
        assertThat(edge.get("/api/v1/outbox").ok().json().at("/kept/POLICY").asInt())
                .isPositive();
    }

    @Test
    void sendsClearFramesOnThatAPolicyCallsHardUntilTheBudgetIsSpent() throws IOException {
        int sent = 0;
        int kept = 0;
        for (int i = 0; i < 40; i++) {
            JsonNode passed = post(3, 0.05);
            assertThat(passed.path("verdict").textValue()).isEqualTo("PASS");
            if (passed.path("escalation").isNull()) kept++;
            else {
                sent++;
                assertThat(passed.at("/escalation/reason").textValue()).isEqualTo("HARD");
                assertThat(passed.at("/escalation/priority").asInt()).isBetween(5, 7);
            }
        }
        assertThat(sent).isPositive();
        assertThat(kept).isPositive();
        assertThat(figure("escalations_kept_total", "reason=\"BYTES\"")).isEqualTo(kept);
    }

    @Test
    void saysThatAFrameIsGoneInTheWayThatTheCallerChose() throws IOException {
        String frame =
                EdgeCalls.INSPECTIONS + "/" + post(1, DOUBTFUL).path("id").textValue() + "/frame";
        for (String problem : List.of("", "?annotated=true", "?absent=404"))
            edge.get(frame + problem).isProblem(404, "frame-gone");
        for (String empty : List.of("?absent=204", "?absent=204&annotated=true")) {
            Reply reply = edge.get(frame + empty);
            assertThat(reply.status()).as(empty).isEqualTo(204);
            assertThat(reply.body()).as(empty).isEmpty();
        }
    }
}
