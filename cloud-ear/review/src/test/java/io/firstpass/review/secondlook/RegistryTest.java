package io.firstpass.review.secondlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private static final String DIGEST = "ab".repeat(32);

    private HttpServer server;
    private int status;
    private String body = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/registry/admission/models/" + DIGEST, exchange -> {
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aModelMayRunWhereTheRegistryHasNothingToSay() throws Exception {
        status = 204;
        assertThat(registry().refusal(DIGEST)).isEmpty();
    }

    @Test
    void aNoComesWithItsReason() throws Exception {
        status = 403;
        body = "{\"status\": 403, \"detail\": \"model sha256:ab is REVOKED\"}";
        assertThat(registry().refusal(DIGEST)).contains("model sha256:ab is REVOKED");
    }

    @Test
    void whateverElseIsSaidIsNoAnswer() {
        status = 503;
        assertThatThrownBy(() -> registry().refusal(DIGEST))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("503");
        status = 200;
        assertThatThrownBy(() -> registry().refusal(DIGEST))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("200");
    }

    @Test
    void aRegistryThatIsAwayIsNamed() {
        Registry registry = registry();
        server.stop(0);
        assertThatThrownBy(() -> registry.refusal(DIGEST))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/registry/admission/models/" + DIGEST)
                .hasMessageContaining("ConnectException");
    }

    private Registry registry() {
        return new Registry(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/registry/"));
    }
}
