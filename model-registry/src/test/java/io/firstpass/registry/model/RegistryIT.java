package io.firstpass.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.json.Messages;
import io.firstpass.registry.container.RegistryCalls;
import io.firstpass.registry.container.Surroundings;
import io.firstpass.registry.container.Zips;
import io.firstpass.registry.evidence.Weights;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Packages on their way in, and who may bring and see them. */
class RegistryIT extends RegistryCalls {
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
        HttpRequest one = putting(zip).build();
        var answers = IntStream.range(0, 3)
                .mapToObj(i -> HTTP.sendAsync(one, BodyHandlers.ofString()))
                .toList();

        var statuses = new ArrayList<Integer>();
        for (var answer : answers) statuses.add(answer.get().statusCode());
        assertThat(statuses).containsExactlyInAnyOrder(201, 200, 200);
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

    @Test
    void weightsThatCarryCodeAreRefusedAndNothingIsStored() throws Exception {
        Weights importing = Weights.echo().with("echo/data.pkl", "\u0080\u0002cos\nsystem\nX\u0002\0\0\0id\u0085R.");
        refused(Zips.of(name, importing), 422, "weights-refused", "os.system");
        Weights reading = Weights.echo().line("f = torch.from_file(\"/etc/passwd\", False, 10)");
        refused(Zips.of(name, reading), 422, "weights-refused", "torch.from_file");
    }

    /** Nothing in it that the scan would not let through: libtorch itself cannot make sense of it. */
    @Test
    void weightsThatDoNotLoadAreRefusedAndNothingIsStored() throws Exception {
        Weights senseless = Weights.echo().line("f = torch.add(never_said, 1)");
        refused(Zips.of(name, senseless), 422, "package-refused", "never_said");
    }

    @Test
    void anAliasPointsToAVersionOfItsModel() throws Exception {
        String digest = submitted();
        byte[] target = Messages.write(Map.of("digest", digest));
        String aliases = "models/" + name + "/aliases";
        assertThat(put(aliases + "/best", target).statusCode()).isEqualTo(200);
        assertThat(json("ada", aliases).at("/aliases/best").asText()).isEqualTo(digest);
        assertProblem(put(aliases + "/production", target), 409, "alias-reserved", "production");
        assertProblem(put("models/another/aliases/best", target), 422, "not-of-model", "another");
        assertProblem(put(aliases + "/best", new byte[] {'{', '}'}), 400, "invalid-body", "digest");
    }

    private HttpResponse<String> put(String path, byte[] body) throws Exception {
        return send(as("otto", path).header("Content-Type", "application/json").PUT(BodyPublishers.ofByteArray(body)));
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
}
