package io.firstpass.review.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.Outcome;
import io.firstpass.contract.Verdict;
import io.firstpass.contract.json.Messages;
import io.firstpass.review.Escalations;
import io.firstpass.review.container.ReviewArchive;
import io.firstpass.review.container.Tables;
import io.firstpass.review.secondlook.LookQueue;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The review's REST interface as a caller sees it: pages, cursors, and what is refused. */
@ExtendWith(ArquillianExtension.class)
class RestIT {
    /** By the older version: on a busy machine the server now and then lets the change to the newer one end in nothing. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final String EDGE = Escalations.EDGE_MODEL.digest();

    @Inject
    LookQueue queue;

    @Deployment
    static WebArchive review() {
        return ReviewArchive.with(RestIT.class);
    }

    @BeforeEach
    void emptyTables() throws Exception {
        Tables.empty();
    }

    @Test
    void pagesHoldEveryRulingOnceInOrderAndTheLastHasNoNext() throws Exception {
        List<String> entered = new ArrayList<>();
        for (int i = 0; i < 5; i++) entered.add(unsettled().toString());

        assertThat(read("rulings?site=north&limit=2")).isEqualTo(entered);
        assertThat(read("rulings?order=oldest&limit=2")).isEqualTo(entered);
        assertThat(read("rulings?limit=2", "0")).isEqualTo(entered);
        assertThat(json("cases?limit=500").path("cases")).hasSize(5);
        assertThat(json("rulings?site=south").path("rulings")).isEmpty();
    }

    @Test
    void newestFirstHoldsTheSameRulingsTheOtherWayRound() throws Exception {
        List<String> entered = new ArrayList<>();
        for (int i = 0; i < 5; i++) entered.add(0, unsettled().toString());

        assertThat(read("rulings?order=newest&site=north&limit=2")).isEqualTo(entered);
        assertThat(read("rulings?order=newest&limit=500")).isEqualTo(entered);
        assertThat(json("rulings?order=newest&site=south").path("rulings")).isEmpty();
        assertThat(json("rulings?order=newest&since=2026-02-01T00:00:00Z").path("rulings"))
                .isEmpty();
    }

    @Test
    void whatIsRuledMeanwhileMovesNoPageOfNewestFirst() throws Exception {
        List<String> entered = new ArrayList<>();
        for (int i = 0; i < 4; i++) entered.add(0, unsettled().toString());
        JsonNode first = json("rulings?order=newest&limit=2");
        String last = unsettled().toString();

        assertThat(inspections(first)).isEqualTo(entered.subList(0, 2));
        assertThat(read("rulings?order=newest&limit=2", first.path("next").asText()))
                .isEqualTo(entered.subList(2, 4));
        assertThat(inspections(json("rulings?order=newest&limit=2"))).containsExactly(last, entered.get(0));
    }

    @Test
    void theDescriptionNamesBothOrders() throws Exception {
        JsonNode paths =
                Messages.mapper().readTree(get("/openapi?format=json").body()).path("paths");
        JsonNode order = null;
        for (JsonNode parameter : paths.at("/~1api~1v1~1rulings/get/parameters"))
            if (parameter.path("name").asText().equals("order")) order = parameter;

        assertThat(order).as(paths.toString()).isNotNull();
        assertThat(order.at("/schema/enum"))
                .extracting(JsonNode::asText)
                .as(order.toString())
                .containsExactly("oldest", "newest");
        assertThat(order.at("/schema/default").asText()).isEqualTo("oldest");
    }

    @Test
    void whatCannotBeUsedIsRefusedByName() throws Exception {
        for (String query : List.of(
                "rulings?limit=0",
                "rulings?limit=501",
                "rulings?limit=",
                "rulings?after=x",
                "rulings?after=",
                "rulings?order=newest&after=x",
                "rulings?order=",
                "rulings?order=NEWEST",
                "rulings?order=down",
                "rulings?since=yesterday",
                "rulings?since=%2B1000000000-12-31T23:59:59Z",
                "rulings?since=-1000000000-01-01T00:00:00Z",
                "rulings?site=a%00b",
                "rulings/1-1-1-1-1",
                "cases?state=open",
                "inspections",
                "inspections?serial=%20",
                "inspections?serial=a%00b",
                "inspections/x")) {
            HttpResponse<String> answer = get(query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(type(answer)).as(query).isEqualTo("urn:firstpass:problem:invalid-parameter");
        }
    }

    @Test
    void whatIsNotThereIsAProblemToo() throws Exception {
        for (String path : List.of("rulings/" + UUID.randomUUID(), "inspections/" + UUID.randomUUID())) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(type(get(path))).isEqualTo("urn:firstpass:problem:not-found");
        }
        assertThat(type(get("nothing"))).isEqualTo("urn:firstpass:problem:http-404");
    }

    @Test
    void aMethodThatIsNotAllowedIsAnsweredWithThoseThatAre() throws Exception {
        var answer = send(request("rulings").POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(type(answer)).isEqualTo("urn:firstpass:problem:http-405");
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET");
    }

    @Test
    void auditsSayHowOftenAModelWasWrong() throws Exception {
        audit("north", Verdict.PASS, Outcome.NO_DEFECT);
        audit("north", Verdict.PASS, Outcome.NO_DEFECT);
        audit("north", Verdict.FAIL, Outcome.CONFIRMED_DEFECT);
        audit("north", Verdict.PASS, Outcome.UNSETTLED);
        audit("south", Verdict.FAIL, Outcome.NO_DEFECT);
        UUID settledLater = audit("south", Verdict.PASS, Outcome.UNSETTLED);
        Tables.execute("insert into ruling (inspection_id, revision, site, outcome, decided_at, body) values ('"
                + settledLater + "', 2, 'south', 'CONFIRMED_DEFECT', now(), '{}')");
        unsettled();

        assertThat(outcomes("")).isEqualTo("3 1 2 1");
        assertThat(outcomes("?site=north")).isEqualTo("2 0 1 0");
        assertThat(outcomes("?site=north&site=south&since=2026-01-31T08:00:00Z"))
                .isEqualTo("3 1 2 1");
        assertThat(outcomes("?since=2026-01-31T08:00:01Z")).isEqualTo("0 0 0 0");
        assertThat(get("models/x/outcomes").statusCode()).isEqualTo(400);
        assertThat(get("models/" + EDGE + "/outcomes?since=x").statusCode()).isEqualTo(400);
    }

    private static String outcomes(String query) throws Exception {
        JsonNode counts = json("models/" + EDGE + "/outcomes" + query);
        return counts.path("passedAudited") + " " + counts.path("escapes") + " " + counts.path("failedAudited") + " "
                + counts.path("falseCalls");
    }

    private UUID audit(String site, Verdict verdict, Outcome outcome) {
        EscalatedFrame frame = Escalations.audit(site, verdict);
        queue.enter(frame, null, 0, 1);
        queue.rule(Escalations.ruled(frame, outcome));
        return frame.inspectionId();
    }

    private UUID unsettled() {
        EscalatedFrame frame = Escalations.fromSite("north");
        queue.enter(frame, null, 0, 1);
        queue.rule(Escalations.unsettled(frame));
        return frame.inspectionId();
    }

    /** The inspections on all pages of a list. */
    private static List<String> read(String query) throws Exception {
        return read(query, null);
    }

    /** The inspections on all pages after a cursor; null: from the first one on. */
    private static List<String> read(String query, String after) throws Exception {
        List<String> read = new ArrayList<>();
        String place = after;
        for (int page = 0; page < 9; page++) {
            JsonNode answer = json(place == null ? query : query + "&after=" + place);
            read.addAll(inspections(answer));
            if (answer.path("next").isNull()) return read;
            place = answer.path("next").asText();
        }
        throw new AssertionError("pages without end: " + read);
    }

    private static List<String> inspections(JsonNode page) {
        return page.path("rulings").findValuesAsText("inspectionId");
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Messages.mapper().readTree(answer.body());
    }

    private static String type(HttpResponse<String> answer) throws Exception {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        return Messages.mapper().readTree(answer.body()).path("type").asText();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private static URI root() {
        int port = ConfigProvider.getConfig().getValue("firstpass.http.port", Integer.class);
        return URI.create("http://127.0.0.1:" + port + "/firstpass-review/api/v1/");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root().resolve(path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
