package io.firstpass.testbed.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a server says of itself at {@code /health/ready}; refused is its model, for good. */
record Readiness(boolean ready, boolean refused, boolean hasModel, String reason) {
    /** By the older version: on a busy machine Liberty now and then lets the change to the newer one end in nothing. */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private static final ObjectMapper JSON = new ObjectMapper();

    static Readiness ask(URI server) {
        var request = HttpRequest.newBuilder(server.resolve("/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            var answer = CLIENT.send(request, BodyHandlers.ofString());
            String reason = reason(answer.body());
            boolean ready = answer.statusCode() == 200;
            boolean hasModel = ready && answer.body().contains("\"LOADED\"");
            return new Readiness(ready, reason.contains("REFUSED"), hasModel, reason);
        } catch (IOException notYet) {
            return new Readiness(false, false, false, "not listening yet");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Readiness(false, false, false, "interrupted");
        }
    }

    private static String reason(String body) {
        try {
            List<String> down = new ArrayList<>();
            for (JsonNode check : JSON.readTree(body).path("checks")) {
                if (!check.path("status").asText().equals("UP")) {
                    down.add(check.path("name").asText() + text(check.path("data")));
                }
            }
            return down.isEmpty() ? "the application is starting" : String.join("; ", down);
        } catch (IOException noJson) {
            return "the server is starting";
        }
    }

    private static String text(JsonNode data) {
        List<String> values = new ArrayList<>();
        data.forEach(value -> values.add(value.asText()));
        return values.isEmpty() ? "" : ": " + String.join(", ", values);
    }
}
