package io.firstpass.review.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.DecidedBy;
import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.Outcome;
import io.firstpass.contract.Ruling;
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
import java.time.Instant;
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

        List<String> read = new ArrayList<>();
        String after = "0";
        for (int page = 0; !after.isEmpty() && page < 9; page++) {
            JsonNode answer = json("rulings?site=north&limit=2&after=" + after);
            answer.path("rulings")
                    .forEach(ruling -> read.add(ruling.path("inspectionId").asText()));
            after = answer.path("next").asText("");
        }

        assertThat(read).isEqualTo(entered);
        assertThat(json("cases?limit=500").path("cases")).hasSize(5);
        assertThat(json("rulings?site=south").path("rulings")).isEmpty();
    }

    @Test
    void whatCannotBeUsedIsRefusedByName() throws Exception {
        for (String query : List.of(
                "rulings?limit=0",
                "rulings?limit=501",
                "rulings?limit=",
                "rulings?after=x",
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

    private UUID unsettled() {
        EscalatedFrame frame = Escalations.fromSite("north");
        queue.enter(frame, null, 0, 1);
        queue.rule(new Ruling(
                frame.inspectionId(),
                frame.serial(),
                frame.site(),
                Outcome.UNSETTLED,
                1,
                DecidedBy.MODEL,
                List.of(),
                Escalations.CLOUD_MODEL,
                "1",
                Instant.parse("2026-01-31T08:00:02Z")));
        return frame.inspectionId();
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

    private static String root() {
        int port = ConfigProvider.getConfig().getValue("firstpass.http.port", Integer.class);
        return "http://127.0.0.1:" + port + "/firstpass-review/api/v1/";
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
