package io.firstpass.registry.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.json.Messages;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/** Somebody who has an account and calls the registry. */
public record Caller(URL root, String user) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public JsonNode get(String path) throws Exception {
        return json(send(path, HttpRequest.newBuilder().GET()), 200);
    }

    public HttpResponse<String> put(String path, byte[] body) throws Exception {
        return send(path, HttpRequest.newBuilder().PUT(BodyPublishers.ofByteArray(body)));
    }

    public HttpResponse<String> put(String path, String json) throws Exception {
        return send(path, json().PUT(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> post(String path, String json) {
        return posting(path, json).join();
    }

    public CompletableFuture<HttpResponse<String>> posting(String path, String json) {
        return HTTP.sendAsync(request(path, json().POST(BodyPublishers.ofString(json))), BodyHandlers.ofString());
    }

    public JsonNode post(int status, String path, String json) throws Exception {
        return json(post(path, json), status);
    }

    public void refused(int status, String kind, String path, String json, String... facts) throws Exception {
        JsonNode problem = post(status, path, json);
        assertThat(problem.path("type").asText()).isEqualTo("urn:firstpass:problem:" + kind);
        for (String fact : facts) assertThat(problem.path("detail").asText()).contains(fact);
    }

    public HttpResponse<String> delete(String path) throws Exception {
        return send(path, HttpRequest.newBuilder().DELETE());
    }

    public static JsonNode json(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Messages.mapper().readTree(answer.body());
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request) throws Exception {
        return HTTP.send(request(path, request), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder json() {
        return HttpRequest.newBuilder().header("Content-Type", "application/json");
    }

    private HttpRequest request(String path, HttpRequest.Builder request) {
        byte[] account = (user + ":" + Surroundings.PASSWORD).getBytes(StandardCharsets.UTF_8);
        return request.uri(URI.create(root + "api/v1/" + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(account))
                .build();
    }
}
