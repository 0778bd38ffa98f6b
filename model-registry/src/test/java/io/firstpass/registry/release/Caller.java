package io.firstpass.registry.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.json.Messages;
import io.firstpass.registry.container.Surroundings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/** Somebody with an account who speaks to the registry. */
record Caller(String root, String name) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    JsonNode get(String path) throws Exception {
        return json(200, HTTP.send(request(path).build(), BodyHandlers.ofString()));
    }

    HttpResponse<String> put(String path, String body) throws Exception {
        return HTTP.send(request(path).PUT(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) {
        return posting(path, body).join();
    }

    CompletableFuture<HttpResponse<String>> posting(String path, String body) {
        return HTTP.sendAsync(request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    JsonNode post(int status, String path, String body) throws Exception {
        return json(status, post(path, body));
    }

    void refused(int status, String kind, String path, String body, String... facts) throws Exception {
        JsonNode problem = json(status, post(path, body));
        assertThat(problem.path("type").asText()).isEqualTo("urn:firstpass:problem:" + kind);
        for (String fact : facts) assertThat(problem.path("detail").asText()).contains(fact);
    }

    static JsonNode json(int status, HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Messages.mapper().readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        byte[] account = (name + ":" + Surroundings.PASSWORD).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(root + "api/v1/" + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(account));
    }
}
