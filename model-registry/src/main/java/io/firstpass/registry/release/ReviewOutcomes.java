package io.firstpass.registry.release;

import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Asks the review's REST interface. Waits ten seconds at most. */
record ReviewOutcomes(URI review, HttpClient http) implements AuditedOutcomes {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** By the older version: on a busy machine the server now and then lets the change to the newer one end in nothing. */
    static ReviewOutcomes at(URI review) {
        return new ReviewOutcomes(
                review,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .build());
    }

    @Override
    public Outcomes of(String digest, Instant since, List<String> sites) throws IOException, InterruptedException {
        String query = sites.stream()
                .map(site -> "&site=" + URLEncoder.encode(site, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        URI uri = URI.create(review.toString().replaceFirst("/$", "") + "/api/v1/models/" + digest + "/outcomes?since="
                + since + query);
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) throw new IOException(uri + " answers " + answer.statusCode());
        return Messages.read(answer.body(), Outcomes.class);
    }
}
