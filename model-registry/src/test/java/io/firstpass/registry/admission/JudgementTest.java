package io.firstpass.registry.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.registry.model.State;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final String GOOD = "sha256:" + "a".repeat(64);
    private static final String OLD = "sha256:" + "b".repeat(64);
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Judgement JUDGEMENT = new Judgement(
            Optional.of(new Approved(
                    Map.of(GOOD, NOW.plusSeconds(1), OLD, NOW),
                    Map.of("1".repeat(64), State.RELEASED, "2".repeat(64), State.REVOKED))),
            new Overrides(Set.of()),
            NOW);

    @Test
    void aPodOfOursWithEverythingApprovedRuns() {
        assertThat(reasons("CREATE", pod("edge@" + GOOD, "1"), "null")).isEmpty();
    }

    @Test
    void allReasonsAreToldAtOnce() {
        assertThat(reasons("CREATE", pod("edge:latest", "2"), "null"))
                .satisfiesExactly(
                        one -> assertThat(one).contains("edge:latest", "not named by digest"),
                        two -> assertThat(two).contains("REVOKED"));
        assertThat(reasons("CREATE", pod("edge@" + OLD, "3"), "null"))
                .satisfiesExactly(one -> assertThat(one).contains("scanned too long ago"), two -> assertThat(two)
                        .contains("not in the registry"));
        assertThat(reasons("CREATE", pod("edge@sha256:" + "c".repeat(64), "1"), "null"))
                .singleElement()
                .asString()
                .contains("no scan that passed");
    }

    @Test
    void whatIsNotOursIsNoneOfItsBusiness() {
        assertThat(reasons("CREATE", "{\"spec\":{\"containers\":[{\"image\":\"nginx\"}]}}", "null"))
                .isEmpty();
    }

    @Test
    void anUpdateAnswersForWhatItChanges() {
        String old = pod("edge@" + OLD, "2");
        assertThat(reasons("UPDATE", old, old)).isEmpty();
        assertThat(reasons("UPDATE", pod("edge:latest", "2"), old)).hasSize(1);
        assertThat(reasons("UPDATE", "{\"metadata\":{}}", old))
                .singleElement()
                .asString()
                .contains("label");
    }

    @Test
    void whateverBringsAnImageIsJudged() {
        for (String place : List.of("initContainers", "ephemeralContainers"))
            assertThat(reasons("CREATE", pod(GOOD, place, "{\"name\":\"tool\",\"image\":\"tool:1\"}"), "null"))
                    .singleElement()
                    .asString()
                    .contains("container tool: image tool:1 is not named by digest");
        String mounted =
                "{\"name\":\"data\",\"image\":{\"reference\":\"data@sha256:%s\"}},{\"name\":\"tmp\",\"emptyDir\":{}}"
                        .formatted("c".repeat(64));
        assertThat(reasons("CREATE", pod(GOOD, "volumes", mounted), "null"))
                .singleElement()
                .asString()
                .contains("volume data", "no scan that passed");
        assertThat(reasons("CREATE", pod(GOOD, "volumes", ""), "null")).isEmpty();
    }

    @Test
    void aPodOfOursNeedsAnImageAndAModel() {
        assertThat(reasons(
                        "CREATE", "{\"metadata\":{\"labels\":{\"app.kubernetes.io/part-of\":\"firstpass\"}}}", "null"))
                .containsExactly("the pod names no image");
        assertThat(reasons("CREATE", pod("edge@" + GOOD, "1").replace("firstpass.io/model", "model"), "null"))
                .singleElement()
                .asString()
                .contains("firstpass.io/model is missing");
    }

    @Test
    void onlyPodsAreJudged() {
        assertThat(JUDGEMENT.reasons(review("Deployment", "CREATE", "{\"spec\":{\"template\":{}}}", "null")))
                .singleElement()
                .asString()
                .contains("only pods");
    }

    @Test
    void whileNobodyKnowsWhatIsApprovedOnlyWhatAsksForNothingNewPasses() {
        var unknown = new Judgement(Optional.empty(), new Overrides(Set.of()), NOW);
        String pod = pod("edge@" + GOOD, "1");
        assertThat(unknown.reasons(review("Pod", "CREATE", pod, "null")))
                .singleElement()
                .asString()
                .contains("cannot read what is approved");
        assertThat(unknown.reasons(review("Pod", "UPDATE", pod("edge@" + OLD, "1"), pod)))
                .hasSize(1);
        assertThat(unknown.reasons(review("Pod", "UPDATE", pod, pod))).isEmpty();
        assertThat(unknown.reasons(review("Pod", "DELETE", "null", pod))).isEmpty();
        assertThat(unknown.reasons(review("Pod", "CREATE", "{\"metadata\":{}}", "null")))
                .isEmpty();
    }

    /** What ran before the rule was there must still be able to end. */
    @Test
    void anUpdateAnswersNotForACommandThatWasThere() {
        String command = ",\"command\":[\"sh\",\"-c\",\"evil\"]}]";
        String old = pod("edge@" + GOOD, "1").replace("}]", command);
        assertThat(reasons("CREATE", old, "null")).singleElement().asString().contains("command is [sh, -c, evil]");
        assertThat(reasons("UPDATE", old, old)).isEmpty();
        assertThat(reasons("UPDATE", old.replace("edge@" + GOOD, "edge:1"), old))
                .singleElement()
                .asString()
                .contains("not named by digest");
        assertThat(reasons("UPDATE", old, pod("edge@" + GOOD, "1"))).hasSize(1);
    }

    @Test
    void whatIsNoReviewIsRefused() {
        assertThatThrownBy(() -> read("{\"apiVersion\":\"v1\",\"kind\":\"Pod\"}"))
                .isInstanceOf(InvalidMessage.class)
                .hasMessageContaining("apiVersion");
        assertThatThrownBy(() -> read("no json")).isInstanceOf(InvalidMessage.class);
    }

    private static List<String> reasons(String operation, String object, String old) {
        return JUDGEMENT.reasons(review("Pod", operation, object, old));
    }

    private static AdmissionReview.Request review(String kind, String operation, String object, String old) {
        return read("""
                        {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{
                          "uid":"705ab4f5-6393-11e8-b7cc-42010a800002","kind":{"group":"","version":"v1","kind":"%s"},
                          "operation":"%s","userInfo":{"username":"system:node:n1"},"object":%s,"oldObject":%s}}
                        """
                        .formatted(kind, operation, object, old))
                .request();
    }

    private static AdmissionReview read(String json) {
        return AdmissionReview.read(json.getBytes(StandardCharsets.UTF_8));
    }

    /** With one part more than its one container. */
    private static String pod(String image, String part, String content) {
        return pod("edge@" + image, "1").replace("\"spec\":{", "\"spec\":{\"" + part + "\":[" + content + "],");
    }

    private static String pod(String image, String model) {
        return """
                {"metadata":{"labels":{"app.kubernetes.io/part-of":"firstpass"},
                  "annotations":{"firstpass.io/model":"sha256:%s"}},
                 "spec":{"containers":[{"name":"edge","image":"%s"}]}}"""
                .formatted(model.repeat(64), image);
    }
}
