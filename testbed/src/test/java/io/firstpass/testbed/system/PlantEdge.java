package io.firstpass.testbed.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** The edge server as a line sees it: whatever is not answered with 200, or not soon, fails the test. */
final class PlantEdge {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    PlantEdge(URI address) {
        this.address = address;
    }

    /** Patient with a machine that has other things to do: none of this is about the takt. */
    Inspection inspect(byte[] png, String serial) throws IOException, InterruptedException {
        return Messages.read(
                answer(request("/api/v1/inspections?waitMs=" + SOON.toMillis() + "&serial=" + serial)
                        .header("Content-Type", "image/png")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(png))),
                Inspection.class);
    }

    /** The inspection with its rulings and its current verdict. */
    JsonNode history(UUID inspection) throws IOException, InterruptedException {
        return Messages.mapper().readTree(answer(request("/api/v1/inspections/" + inspection)));
    }

    boolean isRuled(UUID inspection) throws IOException, InterruptedException {
        return !history(inspection).path("rulings").isEmpty();
    }

    /** How much still has to be sent: {@code entries}, and {@code escalations} among them. */
    JsonNode outbox() throws IOException, InterruptedException {
        return Messages.mapper().readTree(answer(request("/api/v1/outbox")));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(SOON).header("Accept", "application/json");
    }

    private byte[] answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).as(new String(response.body())).isEqualTo(200);
        return response.body();
    }
}
