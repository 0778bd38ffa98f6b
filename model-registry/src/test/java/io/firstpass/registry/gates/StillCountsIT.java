package io.firstpass.registry.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.json.Messages;
import io.firstpass.provenance.BundleSigner;
import io.firstpass.registry.container.Builders;
import io.firstpass.registry.container.RegistryCalls;
import io.firstpass.registry.container.Surroundings;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Gates that were passed and are open again, because of what is known by now. */
class StillCountsIT extends RegistryCalls {
    @AfterEach
    void pinTheKeyAgain() throws Exception {
        Surroundings.pinKeys(Optional.empty());
    }

    @Test
    void aRevokedKeyProvesNothingOfWhatItSignedBefore() throws Exception {
        String digest = approvedByLeaver();
        send(as("mia", "channels/" + name)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"sites\": [\"austin\"], \"windows\": []}")));
        Surroundings.pinKeys(Optional.of(Instant.now()));

        assertThat(openGates(digest)).isEqualTo("[\"SIGNATURE\"]");
        assertProblem(release(digest), 409, "signature-gone", "key leaver, revoked at ");
        awaitInTables(digest, "CANDIDATE");
        assertProblem(release(digest), 409, "signature-gone", "key leaver, revoked at ");
        assertProblem(say("sue", "security", digest), 409, "approval-gates-open", "SIGNATURE");

        signed(digest, new BundleSigner(Builders.TEAM).sign(digest));
        assertThat(openGates(digest)).isEqualTo("[]");
    }

    @Test
    void aRevocationThatIsTakenBackLeavesNothingBehind() throws Exception {
        String digest = approvedByLeaver();
        Surroundings.pinKeys(Optional.of(Instant.now()));
        awaitInTables(digest, "CANDIDATE");
        Surroundings.pinKeys(Optional.empty());
        awaitInTables(digest, "APPROVED");
        assertThat(openGates(digest)).isEqualTo("[]");
    }

    @Test
    void whatARevokedKeySignedWaitsForNoOfficer() throws Exception {
        String digest = submitted();
        signed(digest, new BundleSigner(Builders.LEAVER).sign(digest));
        assertThat(waitsForSam(digest)).isTrue();
        Surroundings.pinKeys(Optional.of(Instant.now()));
        assertThat(waitsForSam(digest)).isFalse();
    }

    @Test
    void whileTheKeysCannotBeReadNothingIsDecided() throws Exception {
        String digest = approvedByLeaver();
        Surroundings.spoilKeys();
        assertProblem(send(as("sam", "versions/" + digest)), 503, "package-keys-unusable", "package-keys");
        assertProblem(say("sue", "security", digest, "0".repeat(64)), 503, "package-keys-unusable", "package-keys");
        Surroundings.pinKeys(Optional.empty());
        assertThat(json("sam", "versions/" + digest).path("state").asText()).isEqualTo("APPROVED");
    }

    @Test
    void weightsThatAnEarlierLookPassedAreLookedIntoAgain() throws Exception {
        String digest = submitted();
        signed(digest, new BundleSigner(Builders.TEAM).sign(digest));
        assertThat(waitsForSam(digest)).isTrue();
        Surroundings.asSuperuser(
                "update evidence set tool_version = '1' where gate = 'WEIGHTS' and digest = '" + digest + "'");

        assertThat(openGates(digest)).isEqualTo("[\"WEIGHTS\"]");
        assertThat(waitsForSam(digest)).isFalse();
        assertProblem(say("sam", "security", digest), 409, "approval-gates-open", "WEIGHTS");
        assertThat(post("pete", "versions/" + digest + "/evidence/weights", new byte[0])
                        .statusCode())
                .isEqualTo(201);
        assertThat(openGates(digest)).isEqualTo("[]");
        assertThat(waitsForSam(digest)).isTrue();
    }

    private String approvedByLeaver() throws Exception {
        String digest = submitted();
        signed(digest, new BundleSigner(Builders.LEAVER).sign(digest));
        assertThat(say("sam", "security", digest).statusCode()).isEqualTo(201);
        assertThat(say("quin", "quality", digest).statusCode()).isEqualTo(201);
        awaitInTables(digest, "APPROVED");
        return digest;
    }

    private void signed(String digest, byte[] bundle) throws Exception {
        HttpResponse<String> answer = post("pete", "versions/" + digest + "/evidence/signature", bundle);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private HttpResponse<String> release(String digest) throws Exception {
        String body = "{\"digest\": \"%s\", \"channel\": \"%s\", \"stage\": \"ALL\"}".formatted(digest, name);
        return post("mia", "releases", body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> say(String user, String role, String digest) throws Exception {
        return say(
                user,
                role,
                digest,
                json(user, "versions/" + digest).path("evidenceSet").asText());
    }

    private HttpResponse<String> say(String user, String role, String digest, String seen) throws Exception {
        Map<String, String> said = Map.of("role", role, "decision", "APPROVE", "reason", "fine", "evidenceSeen", seen);
        return post(user, "versions/" + digest + "/approvals", Messages.write(said));
    }

    private String openGates(String digest) throws Exception {
        return json("sam", "versions/" + digest).at("/missing/gates").toString();
    }

    private boolean waitsForSam(String digest) throws Exception {
        JsonNode waiting = json("sam", "versions?waiting=true&limit=500").path("versions");
        return waiting.findValuesAsText("digest").contains(digest);
    }

    /** Nobody asks for it: admission reads them. */
    private static void awaitInTables(String digest, String state) {
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Surroundings.value("select state from version where digest = '" + digest + "'"),
                        state::equals);
    }
}
