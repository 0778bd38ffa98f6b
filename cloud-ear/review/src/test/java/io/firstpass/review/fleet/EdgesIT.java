package io.firstpass.review.fleet;

import static io.firstpass.review.fleet.Heartbeats.EDGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.LinkState;
import io.firstpass.contract.SequenceRange;
import io.firstpass.contract.json.Messages;
import io.firstpass.review.container.ReviewArchive;
import io.firstpass.review.container.Tables;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the edges stand on PostgreSQL, and what callers are told of it. Its time is an hour ahead of the server's own loops. */
@ExtendWith(ArquillianExtension.class)
class EdgesIT {
    private static final Duration PERIOD = Duration.ofSeconds(5);

    /** By the older version: on a busy machine the server now and then lets the change to the newer one end in nothing. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    Edges edges;

    private Instant now = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
    private final Silence listening = new Silence(PERIOD, true, now.minusSeconds(3600));

    @Deployment
    static WebArchive review() {
        return ReviewArchive.with(EdgesIT.class, Heartbeats.class);
    }

    @BeforeEach
    void emptyTables() throws Exception {
        Tables.empty();
    }

    @Test
    void everyChangeIsAnEventWithItsCauseAndTheOutageThatTheEdgeTellsOf() {
        hear(LinkState.ONLINE);
        hear(LinkState.ONLINE);
        hear(LinkState.SUSPECT);
        overlookAfter(60);
        hear(LinkState.RECOVERING);
        edges.hear(new Heard(Heartbeats.lastWill(now.minusSeconds(300)), false, now), PERIOD);

        assertThat(edges.changesAfter(0, 50))
                .extracting(e -> e.was, e -> e.became, e -> e.cause)
                .containsExactly(
                        tuple(null, LinkState.ONLINE, EdgeEvent.Cause.FIRST_HEARD),
                        tuple(LinkState.ONLINE, LinkState.SUSPECT, EdgeEvent.Cause.HEARTBEAT),
                        tuple(LinkState.SUSPECT, LinkState.LOST, EdgeEvent.Cause.SILENCE),
                        tuple(LinkState.LOST, LinkState.RECOVERING, EdgeEvent.Cause.HEARTBEAT),
                        tuple(LinkState.RECOVERING, LinkState.LOST, EdgeEvent.Cause.LAST_WILL));
        EdgeEvent recovering = edges.changesAfter(0, 50).get(3);
        assertThat(recovering.told().outage().from())
                .isEqualTo(recovering.told().at().minusSeconds(7200));
    }

    @Test
    void theSameHeartbeatAtTwoServersIsOne() throws Exception {
        var heard = new Heard(Heartbeats.online(now), false, now);

        assertThat(edges.hear(heard, PERIOD)).isTrue();
        assertThat(edges.hear(heard, PERIOD)).isFalse();

        assertThat(Tables.rows("edge_event")).isEqualTo(1);
    }

    @Test
    void whoIsOverdueIsSuspectAndThenLostAndComesBack() throws Exception {
        hear(LinkState.ONLINE);

        overlookAfter(14);
        assertThat(state()).isEqualTo("ONLINE");
        overlookAfter(1);
        assertThat(state()).isEqualTo("SUSPECT");
        overlookAfter(44);
        assertThat(state()).isEqualTo("SUSPECT");
        overlookAfter(1);
        assertThat(state()).isEqualTo("LOST");
        hear(LinkState.ONLINE);
        assertThat(state()).isEqualTo("ONLINE");
    }

    @Test
    void sitesComeWorstFirstPageByPage() throws Exception {
        for (String[] edge : new String[][] {
            {"a", "ONLINE"}, {"b", "LOST"}, {"c", "SUSPECT"}, {"d", "OFFLINE"}, {"e", "ONLINE"}, {"f", "RECOVERING"}
        }) site(edge[0], edge[1]);
        Tables.execute("insert into edge_epoch (site, edge, epoch, heard_of_at, next_sequence, settled_below, received,"
                + " missing, ask_at) values ('e', 'edge-1', 'A', now(), 9, 9, '{[1,3),[5,9)}', '{[3,5)}',"
                + " now() + interval '1 hour')");
        Tables.execute("update edge set epoch = 'A' where site = 'e'");

        assertThat(sites("sites?limit=2")).containsExactly("b", "d", "c", "e", "f", "a");
        assertThat(sites("sites?limit=500")).containsExactly("b", "d", "c", "e", "f", "a");
        assertThat(sites("sites?state=ONLINE")).containsExactly("e", "a");
        assertThat(sites("sites?name=D")).containsExactly("d");
        JsonNode page = json("sites");
        assertThat(page.path("missing").asInt()).isEqualTo(2);
        assertThat(page.at("/edges/ONLINE").asInt()).isEqualTo(2);
        assertThat(page.at("/edges/LOST").asInt()).isEqualTo(1);
        assertThat(page.path("listening").asBoolean(true)).isFalse();
        assertThat(page.at("/sites/3/edges/0/missing").asInt()).isEqualTo(2);
    }

    @Test
    void aSiteShowsWhatItsHeartbeatSaidItsGapsAndItsHistory() throws Exception {
        edges.hear(new Heard(Heartbeats.of(LinkState.ONLINE, now, "A", 120, 100), false, now), PERIOD);
        Tables.execute("update edge_epoch set received = '{[1,40),[50,101)}', missing = '{[40,50)}'");

        JsonNode edge = json("sites").at("/sites/0/edges/0");
        assertThat(edge.at("/outbox/entries").asInt()).isEqualTo(20);
        assertThat(edge.at("/model/version").asText()).isEqualTo("1.0.0");
        assertThat(Messages.mapper().treeToValue(edge.path("shadow"), Heartbeat.Shadow.class))
                .isEqualTo(Heartbeats.SHADOW);
        assertThat(Instant.parse(edge.path("heard").asText())).isEqualTo(now);
        JsonNode epoch = json("sites/north/gaps?edge=edge-1").at("/edges/0/epochs/0");
        assertThat(epoch.path("present").asBoolean()).isTrue();
        assertThat(epoch.at("/received/count").asInt()).isEqualTo(90);
        assertThat(epoch.at("/received/ranges").asInt()).isEqualTo(2);
        assertThat(Messages.mapper().treeToValue(epoch.at("/missing/first/0"), SequenceRange.class))
                .isEqualTo(new SequenceRange(40, 49));
        assertThat(json("sites/north/events").at("/events/0/became").asText()).isEqualTo("ONLINE");
        assertThat(json("sites/north/events?limit=1").path("next").asText()).isNotEmpty();
    }

    @Test
    void whatCannotBeUsedOrIsNotThereIsAProblem() throws Exception {
        hear(LinkState.ONLINE);
        for (String query : List.of(
                "sites?after=x",
                "sites?after=9-a",
                "sites?after=",
                "sites?limit=0",
                "sites?state=WELL",
                "sites?name=a%00b",
                "sites/north/events?after=x",
                "sites/a%00b/gaps"))
            assertThat(get(query).statusCode()).as(query).isEqualTo(400);
        for (String query : List.of("sites/south/gaps", "sites/north/gaps?edge=edge-9", "sites/south/events"))
            assertThat(get(query).statusCode()).as(query).isEqualTo(404);
    }

    private void hear(LinkState state) {
        now = now.plusSeconds(5);
        edges.hear(new Heard(Heartbeats.of(state, now, "A", 1, 1), false, now), PERIOD);
    }

    private void overlookAfter(int seconds) {
        now = now.plusSeconds(seconds);
        edges.overlook(listening, now);
    }

    private static String state() throws Exception {
        return Tables.one("select state from edge where edge = '" + EDGE.edge() + "'", String.class);
    }

    private static void site(String name, String state) throws Exception {
        Tables.execute("insert into edge (site, edge, state, since, known_at) values ('" + name + "', 'edge-1', '"
                + state + "', now(), now() + interval '1 hour')");
    }

    private static List<String> sites(String query) throws Exception {
        List<String> read = new ArrayList<>();
        String next = "";
        for (int page = 0; page < 9 && next != null; page++) {
            JsonNode answer = json(query + next);
            answer.path("sites").forEach(site -> read.add(site.path("site").asText()));
            next = answer.path("next").isNull()
                    ? null
                    : "&after=" + answer.path("next").asText();
        }
        return read;
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Messages.mapper().readTree(answer.body());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        int port = ConfigProvider.getConfig().getValue("firstpass.http.port", Integer.class);
        URI root = URI.create("http://127.0.0.1:" + port + "/firstpass-review/api/v1/");
        return HTTP.send(HttpRequest.newBuilder(root.resolve(path)).build(), BodyHandlers.ofString());
    }
}
