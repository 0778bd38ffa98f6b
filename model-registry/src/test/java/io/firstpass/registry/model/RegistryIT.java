package io.firstpass.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.json.Messages;
import io.firstpass.registry.container.Surroundings;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The registry as its callers see it: the archive as it is packed, in the real server, on PostgreSQL and S3. */
@ExtendWith(ArquillianExtension.class)
class RegistryIT {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @ArquillianResource
    URL root;

    private final String name = "m-" + UUID.randomUUID();

    @Deployment(testable = false)
    static WebArchive registry() {
        return ShrinkWrap.create(ZipImporter.class, "registry.war")
                .importFrom(new File(System.getProperty("firstpass.registry.war")))
                .as(WebArchive.class);
    }

    @Test
    void aPackageIsTakenOnceAndStaysAsItIs() throws Exception {
        byte[] zip = Zips.whole(name, "1.0.0", "");

        HttpResponse<String> first = put(zip);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(put(zip).statusCode()).isEqualTo(200);

        JsonNode version = json("mia", "versions/" + Zips.sha256(zip));
        assertThat(version.path("state").asText()).isEqualTo("CANDIDATE");
        assertThat(version.path("submitter").asText()).isEqualTo("mia");
        assertThat(version.path("name").asText()).isEqualTo(name);
        assertThat(version.at("/manifest/variants/0/file").asText()).isEqualTo("w.pt");
        assertThat(object(zip)).hasBinaryContent(zip);
        assertNothingIsLeftInTheWay();
    }

    @Test
    void anUploadThatWasCutShortAfterItWasStoredIsCompleted() throws Exception {
        byte[] zip = Zips.whole(name, "1.0.0", "");
        Files.createDirectories(Surroundings.objects());
        Files.write(object(zip), zip);

        assertThat(put(zip).statusCode()).isEqualTo(201);
    }

    @Test
    void whatIsNoPackageIsRefusedAndNothingIsStored() throws Exception {
        refused("no zip".getBytes(StandardCharsets.UTF_8), 422, "package-refused", "cannot be read");
        refused(Zips.alteredWeights(name), 422, "package-refused", "w.pt");
        refused(Zips.leadingOut(name), 422, "package-refused", "leads out of its folder");
        refused(Zips.bomb(name), 422, "package-refused", "max-unpacked-bytes");
        refused(new byte[100_001], 413, "package-too-large", "100");
    }

    @Test
    void aBodyOfAnotherDigestIsRefused() throws Exception {
        byte[] zip = Zips.whole(name, "1.0.0", "");
        HttpResponse<String> answer =
                send(as("mia", "packages/" + "0".repeat(64)).PUT(BodyPublishers.ofByteArray(zip)));

        assertProblem(answer, 422, "digest-mismatch", Zips.sha256(zip));
        assertThat(object(zip)).doesNotExist();
    }

    @Test
    void aVersionKeepsItsPackage() throws Exception {
        byte[] first = Zips.whole(name, "1.0.0", "first");
        assertThat(put(first).statusCode()).isEqualTo(201);

        refused(Zips.whole(name, "1.0.0", "second"), 409, "version-taken", Zips.sha256(first));
    }

    @Test
    void ofManyUploadsAtOnceOneIsNew() throws Exception {
        byte[] zip = Zips.whole(name, "1.0.0", "");
        var answers = IntStream.range(0, 6)
                .mapToObj(i -> HTTP.sendAsync(putting(zip).build(), BodyHandlers.ofString()))
                .toList();

        var statuses = new ArrayList<Integer>();
        for (var answer : answers) statuses.add(answer.get().statusCode());
        assertThat(statuses).containsExactlyInAnyOrder(201, 200, 200, 200, 200, 200);
    }

    @Test
    void pagesHoldEveryVersionOnceInOrder() throws Exception {
        for (int i = 0; i < 3; i++)
            assertThat(put(Zips.whole(name, "1.0." + i, "")).statusCode()).isEqualTo(201);

        JsonNode page = json("sam", "models/" + name + "/versions?limit=2");
        assertThat(page.path("versions").findValuesAsText("version")).contains("1.0.0", "1.0.1");
        JsonNode last = json(
                "sam",
                "models/" + name + "/versions?limit=2&after="
                        + page.path("next").asText());
        assertThat(last.path("versions")).hasSize(1);
        assertThat(last.at("/versions/0/version").asText()).isEqualTo("1.0.2");
        assertThat(last.path("next").isNull()).isTrue();
        assertThat(json("sam", "models?limit=500").path("models").findValuesAsText("name"))
                .contains(name)
                .isSorted();
    }

    @Test
    void whoeverHasNoRoleReadsWhichOneItTakes() throws Exception {
        byte[] zip = Zips.whole(name, "1.0.0", "");
        String path = "packages/" + Zips.sha256(zip);

        var anonymous = HttpRequest.newBuilder(uri(path)).PUT(BodyPublishers.ofByteArray(zip));
        HttpResponse<String> answer = send(anonymous);
        assertProblem(answer, 401, "log-in", "password");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
        assertProblem(send(request("mia", "wrong", "models")), 401, "log-in", "password");
        assertProblem(send(as("sam", path).PUT(BodyPublishers.ofByteArray(zip))), 403, "role-needed", "ml-engineer");
        assertProblem(send(as("nobody", "models")), 403, "role-needed", "auditor");
        assertThat(object(zip)).doesNotExist();
    }

    @Test
    void problemsAreToldInTheCallersLanguage() throws Exception {
        String missing = "versions/" + "a".repeat(64);

        assertProblem(send(as("sam", missing)), 404, "not-found", "There is no a");
        assertProblem(send(as("sam", missing).header("Accept-Language", "zh-CN")), 404, "not-found", "不存在");
        assertProblem(send(as("sam", "versions/A")), 400, "invalid-parameter", "sha256");
        assertProblem(send(as("sam", "models?limit=501")), 400, "invalid-parameter", "limit");
    }

    private void refused(byte[] body, int status, String kind, String fact) throws Exception {
        assertProblem(put(body), status, kind, fact);
        assertThat(object(body)).doesNotExist();
        assertProblem(send(as("mia", "versions/" + Zips.sha256(body))), 404, "not-found", "");
        assertNothingIsLeftInTheWay();
    }

    private static void assertNothingIsLeftInTheWay() throws Exception {
        try (var left = Files.list(Surroundings.incoming())) {
            assertThat(left).isEmpty();
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String kind, String fact)
            throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = Messages.mapper().readTree(answer.body());
        assertThat(problem.path("type").asText()).isEqualTo("urn:firstpass:problem:" + kind);
        assertThat(problem.path("detail").asText()).contains(fact);
    }

    private static Path object(byte[] zip) throws Exception {
        return Surroundings.objects().resolve(Zips.sha256(zip) + ".zip");
    }

    private HttpResponse<String> put(byte[] zip) throws Exception {
        return send(putting(zip));
    }

    private HttpRequest.Builder putting(byte[] zip) {
        try {
            return as("mia", "packages/" + Zips.sha256(zip)).PUT(BodyPublishers.ofByteArray(zip));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode json(String user, String path) throws Exception {
        HttpResponse<String> answer = send(as(user, path));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Messages.mapper().readTree(answer.body());
    }

    private HttpRequest.Builder as(String user, String path) {
        return request(user, Surroundings.PASSWORD, path);
    }

    private HttpRequest.Builder request(String user, String password, String path) {
        byte[] account = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(account));
    }

    private URI uri(String path) {
        return URI.create(root + "api/v1/" + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
