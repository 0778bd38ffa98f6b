package io.firstpass.review.secondlook;

import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The registry's word on a model, over HTTP. Waits five seconds at most. */
final class Registry implements Approval.Word {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MAY_RUN = 204;
    private static final int MAY_NOT = 403;

    /** By the older version: on a busy machine the server now and then lets the change to the newer one end in nothing. */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final URI address;

    Registry(URI address) {
        this.address = address;
    }

    @Override
    public Optional<String> refusal(String digest) throws IOException, InterruptedException {
        URI model = URI.create(address.toString().replaceFirst("/$", "") + "/admission/models/" + digest);
        HttpResponse<String> answer = send(model);
        if (answer.statusCode() == MAY_RUN) return Optional.empty();
        if (answer.statusCode() == MAY_NOT) return Optional.of(reason(answer.body()));
        throw new IOException(model + " answers " + answer.statusCode());
    }

    /** A refused connection has no message of its own. */
    private HttpResponse<String> send(URI model) throws IOException, InterruptedException {
        try {
            return http.send(
                    HttpRequest.newBuilder(model).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException(model + ": " + e, e);
        }
    }

    private static String reason(String problem) throws IOException {
        return Messages.mapper().readTree(problem).path("detail").asText();
    }
}
