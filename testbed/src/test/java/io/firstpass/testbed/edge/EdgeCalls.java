package io.firstpass.testbed.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls to an edge server over plain HTTP/1.1, of the kind that no well-meaning client would make too. */
final class EdgeCalls {
    static final String INSPECTIONS = "/api/v1/inspections";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    EdgeCalls(URI address) {
        this.address = address;
    }

    /** Patient with a machine that has other things to do: these calls are not about the takt. */
    static String inspections(String serial) {
        return INSPECTIONS + "?waitMs=60000&serial=" + URLEncoder.encode(serial, StandardCharsets.UTF_8);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(TIMEOUT);
    }

    Reply get(String path) {
        return send(request(path));
    }

    /** Without a content type where that is null. */
    Reply post(String path, String contentType, byte[] body) {
        return post(path, contentType, BodyPublishers.ofByteArray(body));
    }

    Reply post(String path, String contentType, BodyPublisher body) {
        HttpRequest.Builder request = request(path).POST(body);
        return send(contentType == null ? request : request.header("Content-Type", contentType));
    }

    Reply send(HttpRequest.Builder request) {
        return send(http, request);
    }

    static Reply send(HttpClient http, HttpRequest.Builder request) {
        try {
            return Reply.of(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All that the edge keeps under a serial. */
    JsonNode unit(String serial) {
        return get(inspections(serial)).ok().json();
    }

    /** How many entries wait to be sent: one for each inspection, while there is nobody to send them to. */
    int backlog() {
        return get("/api/v1/outbox").ok().json().required("entries").asInt();
    }
}
