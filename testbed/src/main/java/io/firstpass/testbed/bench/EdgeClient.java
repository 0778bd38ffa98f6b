package io.firstpass.testbed.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.UUID;

/**
 * Talks to a running edge server. A busy server (429, 503) is asked again when it says, for up to a minute.
 * Thread-safe.
 */
public final class EdgeClient {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String root;

    public EdgeClient(URI edge) {
        root = edge.toString().replaceAll("/+$", "");
    }

    /** @param minConfidence lists weaker detections too; empty leaves it to the server */
    public Inspection inspect(byte[] image, String contentType, String serial, OptionalDouble minConfidence)
            throws IOException, InterruptedException {
        String query = "?serial=" + URLEncoder.encode(serial, StandardCharsets.UTF_8)
                + (minConfidence.isPresent() ? "&minConfidence=" + minConfidence.getAsDouble() : "");
        HttpRequest request = request("/api/v1/inspections" + query)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(image))
                .build();
        return Messages.read(send(request), Inspection.class);
    }

    /** Whether the cloud's ruling on an inspection has reached the edge. */
    public boolean ruled(UUID inspection) throws IOException, InterruptedException {
        byte[] json = send(request("/api/v1/inspections/" + inspection).GET().build());
        JsonNode rulings = Messages.mapper().readTree(json).path("rulings");
        return !rulings.isEmpty();
    }

    EdgeModel model() throws IOException, InterruptedException {
        return Messages.read(send(request("/api/v1/model").GET().build()), EdgeModel.class);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).timeout(TIMEOUT).header("Accept", "application/json");
    }

    private byte[] send(HttpRequest request) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == 200) return response.body();
            Refused refused = new Refused(response.statusCode(), reason(response));
            long wait = retryAfter(response).toNanos();
            if (!refused.busy() || System.nanoTime() + wait > giveUp) throw refused;
            Thread.sleep(Duration.ofNanos(wait).toMillis());
        }
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        String seconds =
                response.headers().firstValue("Retry-After").orElse("1").strip();
        return Duration.ofSeconds(seconds.matches("\\d{1,4}") ? Long.parseLong(seconds) : 1);
    }

    /** The problem's detail or title where the answer is one (RFC 9457). */
    private static String reason(HttpResponse<byte[]> response) {
        String status = "HTTP " + response.statusCode();
        try {
            JsonNode problem = Messages.mapper().readTree(response.body());
            String text = problem.path("detail").asText(problem.path("title").asText(""));
            return text.isEmpty() ? status : status + ": " + text;
        } catch (IOException e) {
            return status;
        }
    }
}
