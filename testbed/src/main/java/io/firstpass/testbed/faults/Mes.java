package io.firstpass.testbed.faults;

import io.firstpass.contract.Inspection;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/**
 * Asks for a verdict as a manufacturing execution system does: whatever happens it asks again for the same board with the
 * same Idempotency-Key, until there is an answer. Thread-safe.
 */
final class Mes {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Set<Integer> FOR_GOOD = Set.of(400, 413, 415, 422);
    private static final Duration PAUSE = Duration.ofMillis(250);

    /**
     * The answer, and how long the request took that got it.
     *
     * @param recorded false where the edge says that it had no disk left to write it down
     * @param atOnce whether it was the first request for the board
     */
    record Verdict(Inspection inspection, double millis, boolean recorded, boolean atOnce) {}

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI edge;

    Mes(URI edge) {
        this.edge = edge;
    }

    /** @throws Refused if the edge says that it will never answer this */
    Verdict inspect(byte[] png, String serial) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(edge.resolve("/api/v1/inspections?serial=" + serial))
                .timeout(TIMEOUT)
                .header("Content-Type", "image/png")
                .header("Accept", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(png))
                .build();
        for (boolean first = true; ; first = false) {
            long begin = System.nanoTime();
            try {
                HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
                double millis = (System.nanoTime() - begin) / 1e6;
                if (answer.statusCode() == 200) {
                    boolean recorded =
                            answer.headers().firstValue("Firstpass-Recorded").isEmpty();
                    return new Verdict(Messages.read(answer.body(), Inspection.class), millis, recorded, first);
                }
                if (FOR_GOOD.contains(answer.statusCode()))
                    throw new Refused(serial + ": " + new String(answer.body(), StandardCharsets.UTF_8));
            } catch (IOException away) {
                // asked again
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
