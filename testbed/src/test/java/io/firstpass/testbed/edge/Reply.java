package io.firstpass.testbed.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What the edge server answered. */
record Reply(int status, String contentType, String allow, byte[] body) {
    private static final String URN = "urn:firstpass:problem:";
    /** A stack's lines, a Java exception's name, and what Liberty's own error pages say. */
    private static final Pattern INNARDS =
            Pattern.compile("\\bat [\\w.$]+\\(|\\w+(\\.\\w+)+(Exception|Error)\\b|SRVE\\d|Caused by", Pattern.DOTALL);

    static Reply of(HttpResponse<byte[]> response) {
        var headers = response.headers();
        return new Reply(
                response.statusCode(),
                headers.firstValue("Content-Type").orElse(""),
                headers.firstValue("Allow").orElse(""),
                response.body());
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        try {
            return Messages.mapper().readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(text(), e);
        }
    }

    /** The body of a call that must have gone well. */
    Reply ok() {
        assertThat(status).as(text()).isEqualTo(200);
        return this;
    }

    /** That the call was refused so, said as RFC 9457 has it, with nothing of the server's innards. */
    void isProblem(int expectedStatus, String slug) {
        assertThat(status + " " + contentType.split(";")[0] + " " + text())
                .startsWith(expectedStatus + " application/problem+json {")
                .doesNotContainPattern(INNARDS);
        assertThat(json().path("type").textValue()).isEqualTo(URN + slug);
        assertThat(json().path("status").intValue()).isEqualTo(expectedStatus);
        assertThat(json().path("title").textValue()).isNotBlank();
        assertThat(json().path("detail").textValue()).isNotBlank();
    }
}
