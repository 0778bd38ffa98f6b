package io.firstpass.testbed.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Calls the registry's REST interface as one person. Every call fails with {@link RegistryRefused} where the registry
 * answers that it will not, and with {@link RegistryUnreachable} where it does not answer. Thread-safe.
 */
public final class RegistryClient {
    private static final Duration ANSWER = Duration.ofSeconds(60);

    /** Checks of a package include a process that loads it. */
    private static final Duration CHECKED = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI registry;
    private final String login;

    public RegistryClient(URI registry, String account, String password) {
        this.registry = registry;
        byte[] given = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.login = "Basic " + Base64.getEncoder().encodeToString(given);
    }

    public JsonNode get(String path) {
        return send(request(path).GET());
    }

    /** Empty where there is no such thing. */
    public Optional<JsonNode> find(String path) {
        try {
            return Optional.of(get(path));
        } catch (RegistryRefused refused) {
            if (refused.status() == 404) return Optional.empty();
            throw refused;
        }
    }

    public JsonNode post(String path, Object body) {
        return send(json(path).POST(BodyPublishers.ofByteArray(Messages.write(body))));
    }

    public JsonNode put(String path, Object body) {
        return send(json(path).PUT(BodyPublishers.ofByteArray(Messages.write(body))));
    }

    /** The bytes as they are. */
    public JsonNode post(String path, String type, byte[] body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    /** Streams a file and tells how many of its bytes have left. */
    public JsonNode upload(String path, Path file, LongConsumer sent) {
        long length = file.toFile().length();
        BodyPublisher body = BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> CountedStream.of(file, sent)), Math.max(1, length));
        return send(request(path)
                .timeout(CHECKED)
                .header("Content-Type", "application/zip")
                .PUT(body));
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(registry + "/api/v1/" + path))
                .timeout(ANSWER)
                .header("Accept", "application/json")
                .header("Authorization", login);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) throw refused(answer);
            return Messages.mapper().readTree(answer.body());
        } catch (IOException failed) {
            throw new RegistryUnreachable(
                    registry, failed.getMessage() == null ? failed.toString() : failed.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RegistryUnreachable(registry, "interrupted");
        }
    }

    private static RegistryRefused refused(HttpResponse<byte[]> answer) {
        JsonNode problem = problem(answer.body());
        String status =
                "HTTP " + answer.statusCode() + " for " + answer.request().uri();
        String text = problem.path("detail").asText(problem.path("title").asText(status));
        String type = problem.path("type").asText("");
        return new RegistryRefused(answer.statusCode(), type.substring(type.lastIndexOf(':') + 1), text);
    }

    private static JsonNode problem(byte[] body) {
        try {
            return Messages.mapper().readTree(body);
        } catch (IOException noJson) {
            return Messages.mapper().missingNode();
        }
    }
}
