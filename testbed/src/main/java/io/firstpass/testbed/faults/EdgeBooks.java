package io.firstpass.testbed.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a running edge says that its store holds. */
final class EdgeBooks {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI edge;

    EdgeBooks(URI edge) {
        this.edge = edge;
    }

    /** How many entries wait, and since when the oldest does. */
    record Backlog(long entries, Optional<Instant> oldest) {
        /** Whether all that was recorded until then has been sent. */
        boolean sentUntil(Instant time) {
            return entries == 0 || oldest.isPresent() && oldest.get().isAfter(time);
        }
    }

    /** Empty while the edge does not answer. */
    Optional<Backlog> backlog() {
        return get("/api/v1/outbox")
                .map(json -> new Backlog(
                        json.path("entries").asLong(),
                        Optional.ofNullable(json.path("oldest").textValue()).map(Instant::parse)));
    }

    /** The link's state, as far as the edge answers. */
    Optional<String> link() {
        return get("/api/v1/link").map(json -> json.path("state").asText());
    }

    /** Whether the edge says that its disk is nearly full. */
    boolean diskNearlyFull() {
        return get("/api/v1/outbox")
                .map(json -> json.at("/disk/nearlyFull").asBoolean())
                .orElse(false);
    }

    /** Whether the inspection is there and has no ruling; also while the edge does not answer. */
    boolean lacksRuling(UUID inspection) {
        return ask("/api/v1/inspections/" + inspection)
                .map(answer -> answer.statusCode() != 404
                        && json(answer).path("rulings").isEmpty())
                .orElse(true);
    }

    private Optional<JsonNode> get(String path) {
        return ask(path).filter(answer -> answer.statusCode() == 200).map(EdgeBooks::json);
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return Messages.mapper().readTree(answer.body());
        } catch (IOException noJson) {
            return MissingNode.getInstance();
        }
    }

    private Optional<HttpResponse<byte[]>> ask(String path) {
        var request = HttpRequest.newBuilder(edge.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .header("Accept", "application/json")
                .build();
        try {
            return Optional.of(http.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException away) {
            return Optional.empty();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
