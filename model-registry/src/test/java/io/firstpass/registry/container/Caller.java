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

    public HttpResponse<String> delete(String path) throws Exception {
        return send(path, HttpRequest.newBuilder().DELETE());
    }

    public static JsonNode json(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Messages.mapper().readTree(answer.body());
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request) throws Exception {
        byte[] account = (user + ":" + Surroundings.PASSWORD).getBytes(StandardCharsets.UTF_8);
        return HTTP.send(
                request.uri(URI.create(root + "api/v1/" + path))
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(account))
                        .build(),
                BodyHandlers.ofString());
    }
}
