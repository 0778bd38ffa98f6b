package io.firstpass.testbed.edge;

import static io.firstpass.testbed.edge.EdgeCalls.INSPECTIONS;
import static io.firstpass.testbed.edge.EdgeCalls.inspections;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.firstpass.testbed.Testbed;
import io.firstpass.testbed.TestbedOptions;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a line, or somebody who means harm, may send to an edge server by mistake: each is refused with its own problem
 * type, leaves nothing behind, and the next good board is inspected as if nothing had been.
 */
class BadInputIT {
    private static final long MB = 1_000_000;
    private static final String NOBODY = "/00000000-0000-7000-8000-000000000000";

    private static Testbed testbed;
    private static EdgeCalls edge;
    private static byte[] jpeg;
    private static byte[] png;

    private final String serial = "BAD-" + UUID.randomUUID();
    private int backlog;

    @BeforeAll
    static void start() {
        testbed = Testbed.start(TestbedOptions.plantAndCloud().withEdgeOnly(true));
        edge = new EdgeCalls(testbed.edge().address());
        jpeg = Pictures.jpeg(11, 2);
        png = Pictures.png(11, 2);
    }

    @AfterAll
    static void stop() {
        if (testbed != null) testbed.close();
    }

    @BeforeEach
    void remember() {
        backlog = edge.backlog();
    }

    /** Holds for every test here but for the ones that send good boards, which see to it themselves. */
    @AfterEach
    void nothingIsStoredAndAGoodBoardIsInspected() {
        assertThat(edge.unit(serial)).isEmpty();
        assertThat(edge.backlog()).isEqualTo(backlog);
        String next = "NEXT-" + serial;
        edge.post(inspections(next), "image/jpeg", jpeg).ok();
        assertThat(edge.unit(next)).hasSize(1);
    }

    static Stream<Arguments> bodies() {
        byte[] text = "This is no picture.".getBytes(UTF_8);
        return Stream.of(
                arguments("nothing as jpeg", "image/jpeg", new byte[0], 400, "empty-body"),
                arguments("nothing as png", "image/png", new byte[0], 400, "empty-body"),
                arguments("text as jpeg", "image/jpeg", text, 422, "not-an-image"),
                arguments("text as png", "image/png", text, 422, "not-an-image"),
                arguments("60,000 x 60,000", "image/png", Pictures.pngOfSize(60_000, 60_000), 413, "too-many-pixels"),
                arguments("a board as text", "text/plain", jpeg, 415, "unsupported-media-type"),
                arguments("a board as gif", "image/gif", jpeg, 415, "unsupported-media-type"),
                arguments("a board as json", "application/json", jpeg, 415, "unsupported-media-type"),
                arguments("a board as nothing", null, jpeg, 415, "unsupported-media-type"),
                arguments("a board as nonsense", ";;;/", jpeg, 400, "bad-request"),
                arguments("a form without a frame", Form.CONTENT_TYPE, Form.with("other", jpeg), 400, "missing-part"),
                arguments("a form with text", Form.CONTENT_TYPE, Form.with("frame", text), 422, "not-an-image"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void refusesWhatIsNoFrame(String what, String contentType, byte[] body, int status, String type) {
        edge.post(inspections(serial), contentType, body).isProblem(status, type);
    }

    @Test
    void refusesAJpegThatEndsTooSoonAtFortyPlaces() {
        assertThat(Pictures.truncated(jpeg)).hasSize(40).allSatisfy(cut -> edge.post(
                        inspections(serial), "image/jpeg", cut)
                .isProblem(422, "truncated-image"));
    }

    @Test
    void refusesAPngThatEndsTooSoonAtFortyPlaces() {
        assertThat(Pictures.truncated(png)).hasSize(40).allSatisfy(cut -> edge.post(
                        inspections(serial), "image/png", cut)
                .isProblem(422, "truncated-image"));
    }

    @Test
    void refusesTwoHundredMegabytesThatDoNotSayHowManyTheyAre() {
        var body = BodyPublishers.ofInputStream(() -> new Zeros(200 * MB));
        edge.post(inspections(serial), "image/jpeg", body).isProblem(413, "body-too-large");
    }

    @Test
    void refusesTwoHundredMegabytesThatAreAnnounced() {
        var body = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new Zeros(200 * MB)), 200 * MB);
        edge.post(inspections(serial), "image/jpeg", body).isProblem(413, "body-too-large");
    }

    static Stream<Arguments> detections() {
        String picture = Base64.getEncoder().encodeToString(jpeg);
        return Stream.of(
                arguments("", 400, "empty-body"),
                arguments("{\"image\": ", 400, "broken-json"),
                arguments("[1, 2]", 400, "broken-json"),
                arguments("{}", 400, "broken-json"),
                arguments("{\"image\": 7, \"serial\": \"%s\"}", 400, "broken-json"),
                arguments("{\"image\": \"no base64!\", \"serial\": \"%s\"}", 400, "broken-base64"),
                arguments("{\"image\": \"\", \"serial\": \"%s\"}", 400, "empty-body"),
                arguments("{\"image\": \"bm8gcGljdHVyZQ==\", \"serial\": \"%s\"}", 422, "not-an-image"),
                arguments(
                        "{\"image\": \"" + picture + "\", \"serial\": \"%s\", \"station\": \"9\"}",
                        400,
                        "unknown-station"),
                arguments("{\"image\": \"" + picture + "\", \"serial\": \"<b>%s\"}", 400, "invalid-serial"));
    }

    @ParameterizedTest(name = "{2} {index}")
    @MethodSource("detections")
    void refusesWhatDetectCannotTake(String json, int status, String type) {
        byte[] body = json.formatted(serial).getBytes(UTF_8);
        edge.post("/detect", "application/json", body).isProblem(status, type);
        edge.post("/api/v1/detect", "application/json", body).isProblem(status, type);
    }

    static Stream<String> hostileSerials() {
        return Stream.of(
                "B-1' OR '1'='1",
                "'; DROP TABLE inspection; --",
                "<script>alert(1)</script>",
                "B-1\" onload=\"alert(1)",
                "B-1&amp;",
                "../../etc/passwd",
                "A".repeat(10_000),
                "B-1\0",
                "B-1\r\nSet-Cookie: a=b",
                "B-1\u001b[31m",
                "B-1\u0085",
                "B-1\u202e",
                " ",
                "");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("hostileSerials")
    void refusesHostileSerials(String hostile) {
        edge.post(inspections(hostile), "image/jpeg", jpeg).isProblem(400, "invalid-serial");
        edge.get(inspections(hostile)).isProblem(400, "invalid-serial");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?serial=%ff", "?serial=%c0%af"})
    void refusesAMissingSerialAndOneThatIsNoText(String query) {
        edge.post(INSPECTIONS + query, "image/jpeg", jpeg).isProblem(400, "invalid-serial");
    }

    @ParameterizedTest
    @CsvSource({
        "station=9, unknown-station",
        "station=, unknown-station",
        "station=1'--, unknown-station",
        "waitMs=soon, invalid-parameter",
        "waitMs=0, invalid-parameter",
        "waitMs=99999999999999999999, invalid-parameter",
        "minConfidence=2, invalid-parameter",
        "minConfidence=NaN, invalid-parameter"
    })
    void refusesParametersOutOfTheirRange(String parameter, String type) {
        String path = INSPECTIONS + "?serial=" + serial + "&" + parameter;
        edge.post(path, "image/jpeg", jpeg).isProblem(400, type);
    }

    @Test
    void refusesAnIdempotencyKeyThatIsTooLong() {
        var request = edge.request(inspections(serial))
                .header("Content-Type", "image/jpeg")
                .header("Idempotency-Key", "k".repeat(129))
                .POST(BodyPublishers.ofByteArray(jpeg));
        edge.send(request).isProblem(400, "invalid-parameter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                INSPECTIONS + NOBODY,
                INSPECTIONS + NOBODY + "/frame",
                INSPECTIONS + NOBODY + "/frame?annotated=true",
                INSPECTIONS + "/no-uuid",
                INSPECTIONS + "/no-uuid/frame",
                INSPECTIONS + "/%3Cscript%3E",
                "/api/v1/nothing",
                "/api/v2",
                "/nothing",
                "/nothing/at/all.html"
            })
    void saysThatThereIsNothing(String path) {
        edge.get(path).isProblem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/v1/inspections, POST",
        "PUT, /api/v1/inspections, POST",
        "POST, /api/v1/outbox, GET",
        "GET, /api/v1/detect, POST",
        "GET, /detect, POST",
        "PATCH, /api/v1/inspections" + NOBODY + ", GET"
    })
    void saysWhichMethodsThereAre(String method, String path, String allowed) {
        Reply reply = edge.send(edge.request(path).method(method, BodyPublishers.noBody()));
        reply.isProblem(405, "method-not-allowed");
        assertThat(reply.allow()).contains(allowed);
    }

    @Test
    void speaksTheCallersLanguage() {
        Reply chinese =
                edge.send(edge.request(INSPECTIONS + NOBODY).header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5"));
        chinese.isProblem(404, "not-found");
        assertThat(chinese.json().path("title").textValue()).isEqualTo("未找到");
        Reply english = edge.send(edge.request(INSPECTIONS + NOBODY).header("Accept-Language", "en-GB"));
        assertThat(english.json().path("title").textValue()).isASCII();
    }

    /** It offers to change to HTTP/2 with its first request, which must not cost the body of that request. */
    @Test
    void takesABoardFromAClientThatWouldRatherSpeakHttp2() {
        String good = "H2-" + serial;
        var request = edge.request(inspections(good))
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(Pictures.small()));
        EdgeCalls.send(HttpClient.newHttpClient(), request).ok();
        assertThat(edge.unit(good)).hasSize(1);
        backlog = edge.backlog();
    }
}
