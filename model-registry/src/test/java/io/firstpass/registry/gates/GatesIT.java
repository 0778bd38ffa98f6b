package io.firstpass.registry.gates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.provenance.BundleSigner;
import io.firstpass.registry.container.Builders;
import io.firstpass.registry.container.RegistryCalls;
import io.firstpass.registry.container.Surroundings;
import io.firstpass.registry.container.Zips;
import io.firstpass.registry.evidence.Evidence;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a version shows its gates, and what of it counts. */
class GatesIT extends RegistryCalls {
    private static final String IMAGE = "sha256:" + "a".repeat(64);

    @Test
    void aVersionPassesItsGatesAndLacksItsOfficersThen() throws Exception {
        String digest = submitted();
        JsonNode first = json("sam", "versions/" + digest);
        assertThat(first.path("evidence").findValuesAsText("gate")).containsExactly("WEIGHTS");
        assertThat(first.at("/evidence/0/figures/operators").asDouble()).isGreaterThan(5);
        assertThat(first.at("/missing/gates").toString()).isEqualTo("[\"SIGNATURE\"]");

        byte[] bundle = new BundleSigner(Builders.TEAM).sign(digest);
        HttpResponse<String> answer = signature(digest, bundle);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("PASSED", "key team " + Builders.TEAM.id());

        JsonNode then = json("sam", "versions/" + digest);
        assertThat(then.at("/missing/gates")).isEmpty();
        assertThat(then.at("/missing/roles").toString()).isEqualTo("[\"security\",\"quality\"]");
        assertThat(then.at("/missing/text").asText()).isEqualTo("roles to approve: security, quality");
        assertThat(then.path("evidenceSet")).isNotEqualTo(first.path("evidenceSet"));
        assertThat(Surroundings.objects().resolve(digest + ".sigstore.json")).hasBinaryContent(bundle);
        assertThat(bytes("ada", "packages/" + digest + "/signature").body()).isEqualTo(bundle);
        String id = then.at("/evidence/1/id").asText();
        assertThat(bytes("ada", "versions/" + digest + "/evidence/" + id + "/document")
                        .body())
                .isEqualTo(bundle);
    }

    @Test
    void aSignatureThatProvesNothingIsRefusedAndEntered() throws Exception {
        String digest = submitted();
        byte[] good = new BundleSigner(Builders.TEAM).sign(digest);
        String altered = new String(good, StandardCharsets.UTF_8).replace("\"signature\":\"ME", "\"signature\":\"MF");
        assertThat(altered.getBytes(StandardCharsets.UTF_8)).isNotEqualTo(good);

        proves(digest, new byte[0], "UNSIGNED");
        proves(digest, new BundleSigner(Builders.STRANGER).sign(digest), "UNKNOWN_KEY");
        proves(digest, new BundleSigner(Builders.FORMER).sign(digest), "EXPIRED_KEY");
        proves(digest, new BundleSigner(Builders.TEAM).sign("0".repeat(64)), "WRONG_");
        proves(digest, altered.getBytes(StandardCharsets.UTF_8), "");

        assertThat(json("sam", "versions/" + digest).path("evidence").findValuesAsText("verdict"))
                .containsExactly("PASSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED");
        assertThat(Surroundings.objects().resolve(digest + ".sigstore.json")).doesNotExist();
    }

    @Test
    void aPackageThatWasAlteredInTheStoreIsFoundWhenItIsLookedAtAgain() throws Exception {
        byte[] zip = Zips.whole(name, "1.0.0", "");
        put(zip);
        String path = "versions/" + Zips.sha256(zip) + "/evidence/weights";
        assertThat(post("pete", path, new byte[0]).statusCode()).isEqualTo(201);

        byte[] altered = zip.clone();
        altered[zip.length / 2] ^= 1;
        Files.write(object(zip), altered);
        assertProblem(post("pete", path, new byte[0]), 422, "package-refused", Zips.sha256(altered));
    }

    @Test
    void aVulnerabilityAboveTheBoundIsRefusedAndEntered() throws Exception {
        String digest = submitted();
        String path = "versions/" + digest + "/evidence/image?image=" + IMAGE;
        byte[] report = report("HIGH");
        HttpResponse<String> answer = post("iris", path, report);
        assertProblem(answer, 422, "gate-refused", "CVE-2024-0001: HIGH in libssl3");
        assertThat(json("sam", "versions/" + digest).at("/evidence/1/verdict").asText())
                .isEqualTo("REFUSED");

        HttpResponse<String> passed = post("iris", path, report("MEDIUM"));
        assertThat(passed.statusCode()).as(passed.body()).isEqualTo(201);
        assertProblem(post("iris", path, new byte[] {1}), 422, "report-refused", "no JSON");
        assertProblem(
                post("iris", "versions/" + digest + "/evidence/image", report), 400, "invalid-parameter", "image");
    }

    /** Whoever could scan what he submits would need nobody to let it run. */
    @Test
    void aScanIsHandedInByAScannerWhoDidNotSubmitTheVersion() throws Exception {
        String path = "versions/" + submitted() + "/evidence/image?image=" + IMAGE;
        for (String user : List.of("mia", "pete", "sam"))
            assertProblem(post(user, path, report("MEDIUM")), 403, "role-needed", "scanner");
        assertThat(post("max", path, report("MEDIUM")).statusCode()).isEqualTo(201);

        byte[] own = Zips.whole(name, "2.0.0", "");
        String digest = Zips.sha256(own);
        send(as("max", "packages/" + digest).PUT(BodyPublishers.ofByteArray(own)));
        path = "versions/" + digest + "/evidence/image?image=" + IMAGE;
        assertProblem(post("max", path, report("MEDIUM")), 403, "scan-submitter", "max");
        assertThat(json("sam", "versions/" + digest).path("evidence").findValuesAsText("gate"))
                .containsExactly("WEIGHTS");
    }

    @Test
    void aDownloadGoesOnWhereItWasCut() throws Exception {
        byte[] zip = Zips.whole(name, "1.0.0", "");
        put(zip);
        String path = "packages/" + Zips.sha256(zip);

        assertThat(bytes("ada", path).body()).isEqualTo(zip);
        HttpResponse<byte[]> rest = part(path, "bytes=10-", "\"" + Zips.sha256(zip) + "\"");
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(zip, 10, zip.length));
        assertThat(rest.headers().firstValue("Content-Range"))
                .contains("bytes 10-" + (zip.length - 1) + "/" + zip.length);
        assertThat(part(path, "bytes=0-0", "\"another\"").body()).isEqualTo(zip);
        assertThat(part(path, "bytes=" + zip.length + "-", "\"" + Zips.sha256(zip) + "\"")
                        .statusCode())
                .isEqualTo(416);
    }

    private void proves(String digest, byte[] bundle, String reason) throws Exception {
        assertProblem(signature(digest, bundle), 422, "gate-refused", "SIGNATURE: " + reason);
        assertThat(json("sam", "versions/" + digest).at("/missing/gates").toString())
                .isEqualTo("[\"SIGNATURE\"]");
    }

    private HttpResponse<String> signature(String digest, byte[] bundle) throws Exception {
        return post("pete", "versions/" + digest + "/evidence/signature", bundle);
    }

    private static byte[] report(String severity) throws Exception {
        return new String(Evidence.class.getResourceAsStream("trivy.json").readAllBytes(), StandardCharsets.UTF_8)
                .replace("2026-11-20T08:15:30.123456789+08:00", Instant.now().toString())
                .replace("HIGH", severity)
                .getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> bytes(String user, String path) throws Exception {
        HttpResponse<byte[]> answer = HTTP.send(as(user, path).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private HttpResponse<byte[]> part(String path, String range, String onlyIf) throws Exception {
        var asking = as("ada", path).header("Range", range).header("If-Range", onlyIf);
        return HTTP.send(asking.build(), BodyHandlers.ofByteArray());
    }
}
