package io.firstpass.registry.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.json.Messages;
import io.firstpass.provenance.BundleSigner;
import io.firstpass.registry.container.Builders;
import io.firstpass.registry.container.RegistryCalls;
import io.firstpass.registry.container.Surroundings;
import io.firstpass.registry.container.Zips;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Officers at work: mia submits; sam and sue are security, quin quality, bo both, dan nobody's officer. */
class ApprovalIT extends RegistryCalls {
    @Test
    void twoOfficersMakeACandidateApproved() throws Exception {
        String digest = signed();
        assertThat(waitingFor("sam", digest)).isTrue();
        says(201, "sam", "security", digest);
        assertThat(state(digest)).isEqualTo("CANDIDATE");
        assertThat(waitingFor("sam", digest)).isFalse();
        assertThat(waitingFor("quin", digest)).isTrue();

        says(201, "quin", "quality", digest);
        assertThat(state(digest)).isEqualTo("APPROVED");
        says(200, "quin", "quality", digest);
        JsonNode version = json("ada", "versions/" + digest);
        assertThat(version.path("approvals").findValuesAsText("actor")).containsExactly("sam", "quin");
        assertThat(version.at("/missing/text").asText()).isEqualTo("nothing is missing");
    }

    @Test
    void whoMayNotDecidesNothing() throws Exception {
        byte[] zip = Zips.whole(name, "1.0.0", "");
        String digest = Zips.sha256(zip);
        send(as("max", "packages/" + digest).PUT(BodyPublishers.ofByteArray(zip)));
        sign(digest);

        assertProblem(say("max", "security", digest), 403, "approval-submitter", "max");
        assertProblem(say("mia", "security", digest), 403, "approval-role-needed", "security");
        says(201, "bo", "security", digest);
        assertProblem(say("bo", "quality", digest), 403, "approval-two-roles", "bo");
        assertProblem(say("sam", "boss", digest), 400, "invalid-parameter", "boss");
        assertThat(waitingFor("max", digest)).isFalse();
        assertThat(waitingFor("bo", digest)).isFalse();
        assertThat(state(digest)).isEqualTo("CANDIDATE");
    }

    @Test
    void nobodyApprovesBeforeTheGates() throws Exception {
        String digest = submitted();
        assertThat(waitingFor("sam", digest)).isFalse();
        assertProblem(say("sam", "security", digest), 409, "approval-gates-open", "SIGNATURE");
        assertProblem(say("sam", "security", digest, "CHANGES", " "), 422, "approval-reason-needed", "why");
        assertThat(say("sam", "security", digest, "CHANGES", "sign it").statusCode())
                .isEqualTo(201);
    }

    @Test
    void newEvidenceEndsWhatWasSaidBefore() throws Exception {
        String digest = approved();
        String seen = evidenceSet(digest);
        assertThat(post("pete", "versions/" + digest + "/evidence/weights", new byte[0])
                        .statusCode())
                .isEqualTo(201);

        assertThat(state(digest)).isEqualTo("CANDIDATE");
        JsonNode version = json("ada", "versions/" + digest);
        assertThat(version.path("approvals").findValuesAsText("voided"))
                .containsExactly("the evidence changed", "the evidence changed");
        assertThat(version.at("/missing/roles")).hasSize(2);
        assertProblem(
                send(saying("sam", "security", digest, "APPROVE", "fine", seen)),
                409,
                "approval-evidence-changed",
                seen);
        says(201, "sam", "security", digest);
    }

    @Test
    void anOldWordSentAgainDoesNotUndoALaterOne() throws Exception {
        String digest = approved();
        assertThat(say("sam", "security", digest, "REJECT", "unsafe").statusCode())
                .isEqualTo(201);
        assertThat(state(digest)).isEqualTo("CANDIDATE");

        assertProblem(say("sam", "security", digest), 409, "approval-replayed", "20");
        assertThat(json("ada", "versions/" + digest).at("/missing/text").asText())
                .contains("sam as security says REJECT: unsafe");
        HttpResponse<String> inChinese = send(as("ada", "versions/" + digest).header("Accept-Language", "zh-CN"));
        assertThat(Messages.mapper()
                        .readTree(inChinese.body())
                        .at("/missing/text")
                        .asText())
                .contains("尚需审批的角色：security", "sam 以 security 身份表示 REJECT：unsafe");
    }

    @Test
    void ofTwoAtOnceEachKnowsTheOther() throws Exception {
        String both = signed();
        assertThat(atOnce(saying("sam", "security", both), saying("quin", "quality", both)))
                .containsExactly(201, 201);
        assertThat(state(both)).isEqualTo("APPROVED");
    }

    @Test
    void ofOnePersonForTwoRolesAtOnceOneCounts() throws Exception {
        String digest = signed();
        assertThat(atOnce(saying("bo", "security", digest), saying("bo", "quality", digest)))
                .containsExactlyInAnyOrder(201, 403);
        assertThat(json("ada", "versions/" + digest).path("approvals")).hasSize(1);
    }

    @Test
    void ofTwoOppositeWordsAtOnceTheLaterOneCounts() throws Exception {
        String digest = signed();
        String seen = evidenceSet(digest);
        assertThat(atOnce(
                        saying("sam", "security", digest, "APPROVE", "fine", seen),
                        saying("sam", "security", digest, "REJECT", "unsafe", seen)))
                .containsExactly(201, 201);
        JsonNode approvals = json("ada", "versions/" + digest).path("approvals");
        assertThat(approvals.at("/0/voided").asText()).isEqualTo("replaced by a later decision");
        assertThat(approvals.at("/1/voided").isNull()).isTrue();
    }

    @Test
    void whatExpiredCountsNoLonger() throws Exception {
        String digest = approved();
        Surroundings.sql(
                "update approval set at = at - interval '31 days', expires_at = expires_at - interval '31 days'"
                        + " where digest = '" + digest + "'");

        assertThat(json("ada", "versions/" + digest).at("/missing/roles")).hasSize(2);
        says(201, "sue", "security", digest);
        assertThat(state(digest)).isEqualTo("CANDIDATE");
        assertThat(json("ada", "versions/" + digest).at("/approvals/0/voided").asText())
                .isEqualTo("it expired");
    }

    /** Nobody asks for it meanwhile: another server's admission, say, must read it from the tables. */
    @Test
    void whatExpiredIsMarkedAndToldByItself() throws Exception {
        String digest = approved();
        String row = " where digest = '" + digest + "'";
        Surroundings.sql("update approval set expires_at = now()" + row + " and role = 'QUALITY'");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> Surroundings.value("select state from version" + row), "CANDIDATE"::equals);
        assertThat(Surroundings.value("select void_reason from approval" + row + " and role = 'QUALITY'"))
                .isEqualTo("it expired");
        assertThat(Surroundings.value("select count(*) from approval" + row + " and void_reason is null"))
                .isEqualTo("1");
        assertThat(json("ada", "audit?action=approval.void&subject=" + digest)
                        .at("/events/0/actor")
                        .asText())
                .isEqualTo("registry");
    }

    @Test
    void anOfficerLetsSomebodyActForHim() throws Exception {
        String digest = signed();
        var until = Instant.now().plusSeconds(3600).toString();
        byte[] delegation = Messages.write(Map.of("to", "dan", "role", "quality", "until", until));
        assertProblem(say("dan", "quality", digest), 403, "approval-role-needed", "quality");
        assertProblem(post("sam", "delegations", delegation), 403, "role-needed", "quality");
        assertThat(post("quin", "delegations", delegation).statusCode()).isEqualTo(201);

        says(201, "dan", "quality", digest);
        assertThat(json("ada", "versions/" + digest)
                        .at("/approvals/0/principal")
                        .asText())
                .isEqualTo("quin");
    }

    private String signed() throws Exception {
        String digest = submitted();
        sign(digest);
        return digest;
    }

    private void sign(String digest) throws Exception {
        byte[] bundle = new BundleSigner(Builders.TEAM).sign(digest);
        assertThat(post("pete", "versions/" + digest + "/evidence/signature", bundle)
                        .statusCode())
                .isEqualTo(201);
    }

    private String approved() throws Exception {
        String digest = signed();
        says(201, "sam", "security", digest);
        says(201, "quin", "quality", digest);
        assertThat(state(digest)).isEqualTo("APPROVED");
        return digest;
    }

    private String state(String digest) throws Exception {
        return json("ada", "versions/" + digest).path("state").asText();
    }

    private String evidenceSet(String digest) throws Exception {
        return json("ada", "versions/" + digest).path("evidenceSet").asText();
    }

    private boolean waitingFor(String user, String digest) throws Exception {
        return json(user, "versions?waiting=true&limit=500")
                .path("versions")
                .findValuesAsText("digest")
                .contains(digest);
    }

    private void says(int status, String user, String role, String digest) throws Exception {
        HttpResponse<String> answer = say(user, role, digest);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private HttpResponse<String> say(String user, String role, String digest) throws Exception {
        return send(saying(user, role, digest));
    }

    private HttpResponse<String> say(String user, String role, String digest, String decision, String reason)
            throws Exception {
        return send(saying(user, role, digest, decision, reason, evidenceSet(digest)));
    }

    private HttpRequest.Builder saying(String user, String role, String digest) throws Exception {
        return saying(user, role, digest, "APPROVE", "fine", evidenceSet(digest));
    }

    private HttpRequest.Builder saying(
            String user, String role, String digest, String decision, String reason, String seen) {
        byte[] body =
                Messages.write(Map.of("role", role, "decision", decision, "reason", reason, "evidenceSeen", seen));
        return posting(user, "versions/" + digest + "/approvals", body);
    }

    /** Sends both when both are ready to; the statuses in the order of the requests. */
    private static List<Integer> atOnce(HttpRequest.Builder first, HttpRequest.Builder second) throws Exception {
        var barrier = new CyclicBarrier(2);
        var people = Executors.newFixedThreadPool(2);
        try {
            var statuses = new ArrayList<Integer>();
            var answers = people.invokeAll(List.of(sending(first, barrier), sending(second, barrier)));
            for (var answer : answers) statuses.add(answer.get());
            return statuses;
        } finally {
            people.shutdownNow();
        }
    }

    private static Callable<Integer> sending(HttpRequest.Builder request, CyclicBarrier barrier) {
        return () -> {
            barrier.await();
            return send(request).statusCode();
        };
    }
}
