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
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** The archive as it is packed, in the real server, on PostgreSQL and S3; and its REST interface as callers use it. */
@ExtendWith(ArquillianExtension.class)
public abstract class RegistryCalls {
    protected static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @ArquillianResource
    private URL root;

    /** A model that no other test knows. */
    protected final String name = "m-" + UUID.randomUUID();

    @Deployment(testable = false)
    public static WebArchive registry() {
        return Surroundings.war();
    }

    protected HttpResponse<String> put(byte[] zip) throws Exception {
        return send(putting(zip));
    }

    protected HttpRequest.Builder putting(byte[] zip) throws Exception {
        return as("mia", "packages/" + Zips.sha256(zip)).PUT(BodyPublishers.ofByteArray(zip));
    }

    /** @return the digest of a version that mia submitted */
    protected String submitted() throws Exception {
        byte[] zip = Zips.whole(name, "1.0.0", "");
        HttpResponse<String> answer = put(zip);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Zips.sha256(zip);
    }

    protected HttpResponse<String> post(String user, String path, byte[] body) throws Exception {
        return send(posting(user, path, body));
    }

    protected HttpRequest.Builder posting(String user, String path, byte[] body) {
        return as(user, path).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body));
    }

    protected JsonNode json(String user, String path) throws Exception {
        HttpResponse<String> answer = send(as(user, path));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Messages.mapper().readTree(answer.body());
    }

    protected HttpRequest.Builder as(String user, String path) {
        return request(user, Surroundings.PASSWORD, path);
    }

    protected HttpRequest.Builder request(String user, String password, String path) {
        byte[] account = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(account));
    }

    protected URI uri(String path) {
        return address("api/v1/" + path);
    }

    /** Also outside the REST interface. */
    protected URI address(String path) {
        return URI.create(root + path);
    }

    protected static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    protected static void assertProblem(HttpResponse<String> answer, int status, String kind, String fact)
            throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = Messages.mapper().readTree(answer.body());
        assertThat(problem.path("type").asText()).isEqualTo("urn:firstpass:problem:" + kind);
        assertThat(problem.path("detail").asText()).contains(fact);
    }

    /** Where the store keeps it. */
    protected static Path object(byte[] zip) throws Exception {
        return Surroundings.objects().resolve(Zips.sha256(zip) + ".zip");
    }
}
