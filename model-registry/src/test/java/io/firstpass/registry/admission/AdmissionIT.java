package io.firstpass.registry.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.json.Messages;
import io.firstpass.provenance.BundleSigner;
import io.firstpass.registry.container.Builders;
import io.firstpass.registry.container.RegistryCalls;
import io.firstpass.registry.container.Surroundings;
import io.firstpass.registry.container.Zips;
import io.firstpass.registry.evidence.Evidence;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an API server is answered of pods, from what pipelines and officers did over REST. */
class AdmissionIT extends RegistryCalls {
    /** Within half of it the server under test has read what changed, or relies on nothing; machines may be busy. */
    private static final Duration TWICE_THE_CACHES_AGE = Duration.ofSeconds(10);

    private static final String UNSCANNED = "no scan that passed";

    /** No other test knows it. */
    private final String image = image();

    @Test
    void aPodRunsWhileItsImageIsScannedAndItsModelApproved() throws Exception {
        String model = submitted();
        String pod = pod(model, image);
        assertThat(reasons(pod)).contains(UNSCANNED, "CANDIDATE");
        scanned(model, image, "trivy.json");
        sign(model);
        approve("sam", "security", model);
        awaitDenied(pod, UNSCANNED, "not named");

        approve("quin", "quality", model);
        awaitAllowed(pod);
        assertThat(reasons(pod.replace("edge@" + image, "edge:1.0.0"))).contains("edge:1.0.0 is not named by digest");
        assertThat(reasons(pod(image.substring(7), image))).contains("not in the registry");

        byte[] reason = Messages.write(Map.of("reason", "scratches"));
        assertThat(post("sam", "versions/" + model + "/revocation", reason).statusCode())
                .isEqualTo(200);
        awaitDenied(pod, "REVOKED", "not named");
        assertProblem(mayRun(model), 403, "model-not-approved", "REVOKED");
    }

    @Test
    void whoLooksAgainAsksWhetherItsModelMayRun() throws Exception {
        String model = approved(name, image);
        awaitAllowed(pod(model, image));
        assertThat(mayRun(model).statusCode()).isEqualTo(204);
        assertProblem(mayRun("ab".repeat(32)), 403, "model-not-approved", "not in the registry");
        assertProblem(mayRun("ab"), 400, "invalid-parameter", "64 x 0-9, a-f");
        String candidate = submittedAs(name + "-2");
        await().atMost(TWICE_THE_CACHES_AGE)
                .untilAsserted(() -> assertProblem(mayRun(candidate), 403, "model-not-approved", "CANDIDATE"));
    }

    @Test
    void ofAnImagesScansTheLatestCountsWhicheverToolMadeIt() throws Exception {
        String model = approved(name, image);
        String pod = pod(model, image);
        assertProblem(
                scan(model, image, report("cyclonedx.json", image, Instant.now())),
                422,
                "gate-refused",
                "CVE-2024-0001");
        awaitDenied(pod, UNSCANNED, "scanned too long");
        scanned(model, image, "cyclonedx.json");
        // The approvals ended with the new evidence.
        awaitDenied(pod, "CANDIDATE", "scanned too long");
        approve("sam", "security", model);
        approve("quin", "quality", model);
        awaitAllowed(pod);
    }

    /** The first version's scan is under one that may run; what another says counts where its report is newer. */
    @Test
    void aRefusalOutweighsWhatAnOlderReportSaysAndNoCandidateSpeaksForAnImage() throws Exception {
        String model = approved(name, image);
        String pod = pod(model, image);
        Instant now = Instant.now();
        String candidate = submittedAs(name + "-2");
        assertProblem(scan(candidate, image, report("trivy.json", image, now)), 422, "gate-refused", "CVE-2024");
        awaitDenied(pod, UNSCANNED, "CANDIDATE");

        String other = submittedAs(name + "-3");
        handedIn(other, image, harmless("trivy.json", image, now.minusSeconds(60)));
        sign(other);
        approve("sam", "security", other);
        approve("quin", "quality", other);
        awaitDenied(pod(other, image), UNSCANNED, "CANDIDATE");

        String third = submittedAs(name + "-4");
        handedIn(third, image, harmless("trivy.json", image, Instant.now()));
        sign(third);
        assertThat(reasons(pod)).contains(UNSCANNED);
        approve("sam", "security", third);
        awaitDenied(pod(third, image), "CANDIDATE", "not named");
        assertThat(reasons(pod)).contains(UNSCANNED);
        approve("quin", "quality", third);
        awaitAllowed(pod);
    }

    /** As another server would enter it: this one is not told. */
    @Test
    void aReportThatCannotBeReadDeniesTheImagesOfItsPackageAlone() throws Exception {
        String second = image();
        String spoilt = approved(name + "-2", second);
        String whole = approved(name, image);
        UUID id = UUID.randomUUID();
        Surroundings.sql("insert into evidence (id, digest, gate, actor, at, tool, tool_version, verdict, figures,"
                + " reasons, policy_version) values ('" + id + "', '" + spoilt + "', 'IMAGE', 'pete', now(), 'Trivy',"
                + " '9', 'PASSED', '{}', '[]', 1)");
        Surroundings.sql("insert into evidence_document values ('" + id + "', convert_to('{}', 'UTF8'))");

        awaitDenied(pod(spoilt, second), UNSCANNED, "scanned too long");
        assertThat(reasons(pod(whole, image))).isEmpty();
        scanned(spoilt, second, "trivy.json");
        approve("sam", "security", spoilt);
        approve("quin", "quality", spoilt);
        awaitAllowed(pod(spoilt, second));
    }

    /** By the path of the pinned keys, which the test server's settings name. */
    @Test
    void whatHasAnImageRunSomethingElseIsDeniedAndTold() throws Exception {
        String pod = pod(approved(name, image), image);
        String container = "{\"name\": \"edge\",";
        String named = "\"env\": [{\"name\": \"FIRSTPASS_MODEL_KEYS\", \"value\": \"%s\"}],";
        assertThat(reasons(pod.replace(container, container + named.formatted("/etc/firstpass/keys"))))
                .isEmpty();
        String denied =
                pod.replace(container, container + named.formatted("/mnt/mine")).replace("edge-7c9d-x2x", name);
        assertThat(reasons(denied)).contains("FIRSTPASS_MODEL_KEYS is /mnt/mine");
        assertThat(reasons("UPDATE", denied, denied)).isEmpty();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(json("ada", "audit?action=admission.deny&subject=pod+line-3/" + name)
                                .at("/events/0/after")
                                .asText())
                        .contains("asked for by system:node:n1", "FIRSTPASS_MODEL_KEYS is /mnt/mine"));
    }

    @Test
    void whileTheDatabaseIsAwayWhatIsNewIsDenied() throws Exception {
        String pod = pod(approved(name, image), image);
        try {
            Surroundings.databaseAway(true);
            awaitDenied(pod, "cannot read what is approved", UNSCANNED);
            assertThat(reasons("UPDATE", pod, pod)).isEmpty();
            assertThat(reasons(pod.replace("\"firstpass\"", "\"another\""))).isEmpty();
        } finally {
            Surroundings.databaseAway(false);
        }
        awaitAllowed(pod);
    }

    @Test
    void whatIsNoReviewIsToldWhatItNeedsToBe() throws Exception {
        String review = review("CREATE", "{}", "null");
        assertProblem(ask("", review.replace("k8s.io/v1", "k8s.io/v1beta1")), 400, "no-review", "apiVersion is adm");
        assertProblem(ask("", review.replace("AdmissionReview", "Review")), 400, "no-review", "kind is Review");
        assertProblem(ask("", review.replace("\"uid\"", "\"id\"")), 400, "no-review", "request.uid is missing");
        assertProblem(ask("", review.replace("{}", "7")), 400, "no-review", "request.object");
        assertProblem(ask("", "no json"), 400, "no-review", "no JSON");
        assertProblem(ask("", review + " ".repeat(6 << 20)), 413, "body-too-large", "6,291,456");
    }

    @Test
    void programsAtAWrongAddressGetAProblemAndPeopleAPage() throws Exception {
        HttpResponse<String> read = send(HttpRequest.newBuilder(address("admission/validate")));
        assertProblem(read, 405, "no-review", "GET");
        assertThat(read.headers().firstValue("Allow")).contains("POST");
        var text = HttpRequest.newBuilder(address("admission/validate")).header("Content-Type", "text/plain");
        assertProblem(send(text.POST(BodyPublishers.ofString("{}"))), 415, "no-review", "text/plain");
        assertProblem(ask("/more", "{}"), 404, "not-found", "/admission/validate/more");
        var browser = HttpRequest.newBuilder(address("api/none")).header("Accept", "text/html");
        assertProblem(send(browser), 404, "not-found", "/api/none");
        var foreign = HttpRequest.newBuilder(address("admission/validate")).header("Sec-Fetch-Site", "cross-site");
        assertProblem(send(foreign.POST(BodyPublishers.noBody())), 403, "http", "Forbidden");

        var page = HttpRequest.newBuilder(address("look/none")).header("Accept-Language", "zh");
        assertProblem(send(page), 404, "not-found", "不存在");
        HttpResponse<String> shown = send(page.header("Accept", "text/html,*/*;q=0.8"));
        assertThat(shown.statusCode()).isEqualTo(404);
        assertThat(shown.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    }

    private static String image() {
        return "sha256:" + (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
    }

    /** A pod as a Deployment's controller would make it, shortened. */
    private static String pod(String model, String image) {
        return """
                {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "edge-7c9d-x2x", "namespace": "line-3",
                  "labels": {"app.kubernetes.io/part-of": "firstpass"},
                  "annotations": {"firstpass.io/model": "sha256:%s"}},
                 "spec": {"initContainers": [{"name": "model", "image": "registry.example/firstpass/edge@%2$s"}],
                  "containers": [{"name": "edge", "image": "registry.example/firstpass/edge@%2$s"}]}}"""
                .formatted(model, image);
    }

    private static String review(String operation, String object, String old) {
        return """
                {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"uid": "705ab4f5-6393",
                  "kind": {"group": "", "version": "v1", "kind": "Pod"}, "operation": "%s", "namespace": "line-3",
                  "userInfo": {"username": "system:node:n1"},
                  "resource": {"group": "", "version": "v1", "resource": "pods"}, "object": %s, "oldObject": %s}}"""
                .formatted(operation, object, old);
    }

    private HttpResponse<String> ask(String below, String body) throws Exception {
        return send(HttpRequest.newBuilder(address("admission/validate" + below))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> mayRun(String digest) throws Exception {
        return send(HttpRequest.newBuilder(address("admission/models/" + digest)));
    }

    private String reasons(String pod) throws Exception {
        return reasons("CREATE", pod, "null");
    }

    /** Empty where it is allowed. */
    private String reasons(String operation, String pod, String old) throws Exception {
        HttpResponse<String> answer = ask("", review(operation, pod, old));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode review = Messages.mapper().readTree(answer.body());
        assertThat(review.path("apiVersion").asText()).isEqualTo("admission.k8s.io/v1");
        assertThat(review.at("/response/uid").asText()).isEqualTo("705ab4f5-6393");
        String reasons = review.at("/response/status/message").asText();
        assertThat(review.at("/response/allowed").booleanValue()).isEqualTo(reasons.isEmpty());
        return reasons;
    }

    private void awaitDenied(String pod, String reason, String noReason) {
        await().atMost(TWICE_THE_CACHES_AGE)
                .untilAsserted(() -> assertThat(reasons(pod)).contains(reason).doesNotContain(noReason));
    }

    private void awaitAllowed(String pod) {
        await().atMost(TWICE_THE_CACHES_AGE)
                .untilAsserted(() -> assertThat(reasons(pod)).isEmpty());
    }

    /** @return the digest of a package of that name, whose pods the image may serve in */
    private String approved(String name, String image) throws Exception {
        String model = submittedAs(name);
        sign(model);
        scanned(model, image, "trivy.json");
        approve("sam", "security", model);
        approve("quin", "quality", model);
        awaitAllowed(pod(model, image));
        return model;
    }

    private String submittedAs(String name) throws Exception {
        byte[] zip = Zips.whole(name, "1.0.0", "");
        assertThat(put(zip).statusCode()).isEqualTo(201);
        return Zips.sha256(zip);
    }

    private void sign(String model) throws Exception {
        byte[] bundle = new BundleSigner(Builders.TEAM).sign(model);
        assertThat(post("pete", "versions/" + model + "/evidence/signature", bundle)
                        .statusCode())
                .isEqualTo(201);
    }

    private void approve(String user, String role, String model) throws Exception {
        String seen = json("ada", "versions/" + model).path("evidenceSet").asText();
        byte[] approval =
                Messages.write(Map.of("role", role, "decision", "APPROVE", "reason", "fine", "evidenceSeen", seen));
        assertThat(post(user, "versions/" + model + "/approvals", approval).statusCode())
                .isEqualTo(201);
    }

    private void scanned(String model, String image, String report) throws Exception {
        handedIn(model, image, harmless(report, image, Instant.now()));
    }

    private void handedIn(String model, String image, String report) throws Exception {
        HttpResponse<String> answer = scan(model, image, report);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String harmless(String name, String image, Instant made) throws Exception {
        return report(name, image, made).replace("\"HIGH\"", "\"LOW\"").replace("\"high\"", "\"low\"");
    }

    private HttpResponse<String> scan(String model, String image, String report) throws Exception {
        String path = "versions/" + model + "/evidence/image?image=" + image;
        return post("iris", path, report.getBytes(StandardCharsets.UTF_8));
    }

    /** With a vulnerability above the bound. */
    private static String report(String name, String image, Instant made) throws Exception {
        return new String(Evidence.class.getResourceAsStream(name).readAllBytes(), StandardCharsets.UTF_8)
                .replaceAll("2026-11-20T0[^\"]*", made.toString())
                .replace("a".repeat(64), image.substring(7));
    }
}
