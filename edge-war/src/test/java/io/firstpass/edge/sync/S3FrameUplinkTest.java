package io.firstpass.edge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.firstpass.edge.outbox.Inspected;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** The real client against an HTTP server that answers as object storage does. */
class S3FrameUplinkTest {
    private static final byte[] FRAME = {1, 2, 3};

    private final Map<String, String> request = new HashMap<>();
    private final S3FrameUplink uplink = new S3FrameUplink();
    private HttpServer store;
    private byte[] received;
    private int requests;
    private int answer = 200;

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
        uplink.put("frames/suzhou/x", FRAME, Inspected.SHA256, "image/png");

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

    @Test
    void saysWhenThereIsNoStore() {
        store.stop(0);

        assertThatThrownBy(this::put).isInstanceOf(UplinkFailed.class);
    }

    private void put() {
        uplink.put("frames/suzhou/x", FRAME, Inspected.SHA256, "image/png");
    }

    private void take(HttpExchange exchange) throws IOException {
        requests++;
        received = exchange.getRequestBody().readAllBytes();
        request.put("target", exchange.getRequestMethod() + " " + exchange.getRequestURI());
        for (String header : new String[] {"If-None-Match", "Content-Type", "x-amz-meta-sha256"})
            request.put(header, exchange.getRequestHeaders().getFirst(header));
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }
}
