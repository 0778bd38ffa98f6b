package io.firstpass.testbed.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFileTest {
    private static final String EVENT = "{\"type\":\"event\",\"stream\":\"registry\"}\n";
    private static final String END = "{\"type\":\"end\",\"streams\":1}\n";

    @TempDir
    Path folder;

    private HttpServer server;
    private int status = 200;
    private String body;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/registry/api/v1/audit/export", call -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(status, bytes.length);
            call.getResponseBody().write(bytes);
            call.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void keepsAnExportThatIsWhole() {
        body = EVENT + END;
        assertThat(fetch()).isEqualTo(body.length());
        assertThat(folder.resolve("audit.jsonl")).hasContent(body);
    }

    @Test
    void leavesWhatWasThereWhereTheExportIsCutShort() throws IOException {
        Files.writeString(folder.resolve("audit.jsonl"), "yesterday's");
        for (String cut : new String[] {"", EVENT, EVENT + END.strip(), EVENT + END + EVENT}) {
            body = cut;
            assertThatThrownBy(this::fetch).hasMessageContaining("cut short");
        }
        assertThat(folder.resolve("audit.jsonl")).hasContent("yesterday's");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void saysWhatItTakesWhereTheRegistryRefuses() {
        body = "{}";
        status = 403;
        assertThatThrownBy(this::fetch).hasMessageContaining("HTTP 403").hasMessageContaining("auditor");
        assertThat(folder).isEmptyDirectory();
    }

    private long fetch() {
        URI registry = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/registry");
        return AuditFile.fetch(registry, "ada", "secret", folder.resolve("audit.jsonl"));
    }
}
