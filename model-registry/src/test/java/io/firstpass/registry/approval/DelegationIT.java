package io.firstpass.registry.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.json.Messages;
import io.firstpass.provenance.BundleSigner;
import io.firstpass.registry.container.Builders;
import io.firstpass.registry.container.RegistryCalls;
import io.firstpass.registry.container.Surroundings;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who lets whom act for him and how that ends: sue and sam are security, quin and quinn quality, dan is nothing. */
class DelegationIT extends RegistryCalls {
    private final Instant until = Instant.now().plusSeconds(3600);

    @Test
    void aDelegationIsListedAndWithdrawnByWhoGaveIt() throws Exception {
        String digest = signed();
        String path = "delegations/" + given("sue", "security", until);
        for (String user : List.of("sue", "otto"))
            assertThat(json(user, "delegations").toString()).contains("\"from\":\"sue\"", "\"to\":\"otto\"");
        assertThat(json("quin", "delegations").toString()).doesNotContain("\"otto\"");
        assertThat(waitingFor("otto", digest)).isTrue();

        for (String user : List.of("quin", "otto", "dan"))
            assertProblem(send(as(user, path).DELETE()), 404, "not-found", "delegation");
        assertThat(send(as("sue", path).DELETE()).statusCode()).isEqualTo(204);
        assertProblem(send(as("sue", path).DELETE()), 404, "not-found", "delegation");
        assertThat(waitingFor("otto", digest)).isFalse();
        byte[] approval = Messages.write(Map.of(
                "role", "security", "decision", "APPROVE", "reason", "fine", "evidenceSeen", evidenceSet(digest)));
        assertProblem(
                post("otto", "versions/" + digest + "/approvals", approval), 403, "approval-role-needed", "security");
        assertThat(json("sue", "delegations").toString()).doesNotContain("\"otto\"");
        assertTold("sue");
    }

    /** Who left ends nothing any more. */
    @Test
    void aDelegationIsWithdrawnByAnyOfficerOfItsRole() throws Exception {
        String digest = signed();
        String number = given("sue", "security", until);
        assertThat(waitingFor("otto", digest)).isTrue();
        assertThat(json("sam", "delegations").path("delegations").findValuesAsText("number"))
                .contains(number);

        assertThat(send(as("sam", "delegations/" + number).DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(waitingFor("otto", digest)).isFalse();
        assertTold("sam");
    }

    @Test
    void aDelegationIsWithdrawnByAGiverWhoHasTheRoleNoLonger() throws Exception {
        Surroundings.sql("insert into delegation (from_user, to_user, role, until, at)"
                + " values ('dan', 'mia', 'SECURITY', now() + interval '1 hour', now())");
        String number = Surroundings.value("select number from delegation where from_user = 'dan'");
        assertThat(send(as("dan", "delegations/" + number).DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(json("mia", "delegations").path("delegations")).isEmpty();
    }

    @Test
    void aDelegationLastsNinetyDaysAtMost() throws Exception {
        Instant longest = Delegation.latestEnd(Instant.now());
        assertThat(Duration.between(Instant.now(), longest).toDays()).isEqualTo(90);
        String number = given("quinn", "quality", longest);
        assertThat(send(as("quinn", "delegations/" + number).DELETE()).statusCode())
                .isEqualTo(204);
        byte[] longer = delegation("quality", longest.plus(Duration.ofDays(1)));
        assertProblem(post("quinn", "delegations", longer), 400, "invalid-parameter", "until");
    }

    private void assertTold(String actor) throws Exception {
        assertThat(json("ada", "audit?action=delegation.withdraw&actor=" + actor)
                        .toString())
                .contains(
                        "\"subject\":\"otto\"",
                        "security for sue until " + until.toString().substring(0, 16));
    }

    /** @return its number */
    private String given(String user, String role, Instant end) throws Exception {
        HttpResponse<String> given = post(user, "delegations", delegation(role, end));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
        return Messages.mapper().readTree(given.body()).path("number").asText();
    }

    private static byte[] delegation(String role, Instant end) {
        return Messages.write(Map.of("to", "otto", "role", role, "until", end.toString()));
    }

    private String signed() throws Exception {
        String digest = submitted();
        byte[] bundle = new BundleSigner(Builders.TEAM).sign(digest);
        assertThat(post("pete", "versions/" + digest + "/evidence/signature", bundle)
                        .statusCode())
                .isEqualTo(201);
        return digest;
    }

    private String evidenceSet(String digest) throws Exception {
        return json("ada", "versions/" + digest).path("evidenceSet").asText();
    }

    private boolean waitingFor(String user, String digest) throws Exception {
        JsonNode waiting = json(user, "versions?waiting=true&limit=500");
        return waiting.path("versions").findValuesAsText("digest").contains(digest);
    }
}
