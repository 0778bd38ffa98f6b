package io.firstpass.edge.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.firstpass.edge.objects.S3Settings;
import io.firstpass.edge.outbox.Inspected;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** The real client against an HTTP server that answers as object storage does. */
class S3FrameUplinkTest {
    private static final byte[] FRAME = {1, 2, 3};
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<String, String> request = new HashMap<>();
    private final S3FrameUplink uplink = new S3FrameUplink();
    private HttpServer store;
    private byte[] received;
    private int requests;
    private int answer = 200;
    private String body = "";
    private boolean silent;

    @BeforeEach
    void start() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext("/", this::take);
        store.start();
        URI endpoint = URI.create("http://127.0.0.1:" + store.getAddress().getPort());
        uplink.open(
                new S3Settings(
                                Optional.of(endpoint),
                                "us-east-1",
                                Optional.of(AwsBasicCredentials.create("name", "secret")))
                        .client(),
                "firstpass");
    }

    @AfterEach
    void stop() {
        uplink.close();
        store.stop(0);
    }

    @Test
    void putsTheFrameOnlyIfNoneIsThere() {
        uplink.put("frames/suzhou/x", FRAME, Inspected.SHA256, "image/png", PATIENCE);

        assertThat(received).isEqualTo(FRAME);
        assertThat(request)
                .containsEntry("target", "PUT /firstpass/frames/suzhou/x")
                .containsEntry("If-None-Match", "*")
                .containsEntry("Content-Type", "image/png")
                .containsEntry("x-amz-meta-sha256", Inspected.SHA256);
    }

    @Test
    void isContentWithAFrameThatIsThereAlready() {
        answer = 412;

        assertThatCode(this::put).doesNotThrowAnyException();
    }

    @Test
    void saysWhenTheStoreRefusesAndLeavesTryingAgainToTheCaller() {
        answer = 503;

        assertThatThrownBy(this::put).isInstanceOf(UplinkFailed.class).hasMessageContaining("frames/suzhou/x");
        assertThat(requests).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void saysWhenTheStoreDoesNotWantThisFrame(int status) {
        answer = status;

        assertThatThrownBy(this::put).isInstanceOf(Refused.class).hasMessageContaining("frames/suzhou/x");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 403, 404, 408, 409, 429, 500, 503})
    void blamesNoFrameForAStoreThatIsNotAsItShouldBe(int status) {
        answer = status;

        assertThatThrownBy(this::put).isInstanceOf(UplinkFailed.class);
    }

    @Test
    void blamesNoFrameForALineThatWasTooSlowForTheStore() {
        answer = 400;
        body = "<Error><Code>RequestTimeout</Code><Message>not read in time</Message></Error>";

        assertThatThrownBy(this::put).isInstanceOf(UplinkFailed.class);
    }

    @Test
    @Timeout(10)
    void givesUpWhenItsPatienceIsOver() {
        silent = true;

        assertThatThrownBy(() ->
                        uplink.put("frames/suzhou/x", FRAME, Inspected.SHA256, "image/png", Duration.ofMillis(200)))
                .isInstanceOf(UplinkFailed.class);
    }

    @Test
    void reachesAStoreThatAnswersWhatever() {
        answer = 403;
        assertThatCode(uplink::reach).doesNotThrowAnyException();
        answer = 503;
        assertThatThrownBy(uplink::reach).isInstanceOf(UplinkFailed.class);
    }

    @Test
    void saysWhenThereIsNoStore() {
        store.stop(0);

        assertThatThrownBy(this::put).isInstanceOf(UplinkFailed.class);
    }

    private void put() {
        uplink.put("frames/suzhou/x", FRAME, Inspected.SHA256, "image/png", PATIENCE);
    }

    private void take(HttpExchange exchange) throws IOException {
        requests++;
        received = exchange.getRequestBody().readAllBytes();
        request.put("target", exchange.getRequestMethod() + " " + exchange.getRequestURI());
        for (String header : new String[] {"If-None-Match", "Content-Type", "x-amz-meta-sha256"})
            request.put(header, exchange.getRequestHeaders().getFirst(header));
        if (silent) return;
        byte[] answered = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(answer, answered.length == 0 ? -1 : answered.length);
        if (answered.length > 0) exchange.getResponseBody().write(answered);
        exchange.close();
    }
}
