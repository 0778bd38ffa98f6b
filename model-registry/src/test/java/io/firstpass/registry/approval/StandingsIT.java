package io.firstpass.registry.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.Sha256;
import io.firstpass.contract.json.Messages;
import io.firstpass.registry.container.RegistryCalls;
import io.firstpass.registry.container.Surroundings;
import io.firstpass.registry.release.ApprovedVersion;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of an approved version when nobody decides anything and no evidence comes. */
class StandingsIT extends RegistryCalls {
    /** The policy under test needs no benchmark: that another gate opened was not told, and shows by the golden set. */
    @Test
    void anotherGoldenSetHasItsModelsVersionsLookedAtAndWhatComesOfItIsTold() throws Exception {
        String digest = ApprovedVersion.enter(name, "1.0.0").digest();
        String weights = "update evidence set policy_version = %d where gate = 'WEIGHTS' and digest = '" + digest + "'";
        Surroundings.sql(weights.formatted(0));
        putInForce();

        assertThat(state(digest)).isEqualTo("CANDIDATE");
        JsonNode told = told(digest).get(0);
        assertThat(told.path("actor").asText()).isEqualTo("registry");
        assertThat(told.path("before").asText()).isEqualTo("APPROVED");
        assertThat(told.path("after").asText()).isEqualTo("CANDIDATE, open: [WEIGHTS]");

        Surroundings.sql(weights.formatted(1));
        putInForce();
        assertThat(state(digest)).isEqualTo("APPROVED");
        assertThat(told(digest)).hasSize(2);
        assertThat(told(digest).get(0).path("after").asText()).isEqualTo("APPROVED");
    }

    @Test
    void whereEvidenceEndsAnApprovalTheStateIsToldToo() throws Exception {
        String digest = ApprovedVersion.enter(name, "1.0.0").digest();
        assertThat(post("pete", "versions/" + digest + "/evidence/signature", new byte[] {'x'})
                        .statusCode())
                .isEqualTo(422);
        assertThat(told(digest).get(0).path("after").asText()).isEqualTo("CANDIDATE, open: [SIGNATURE]");
        assertThat(events("approval.void", digest)).hasSize(2);
    }

    @Test
    void whoDecidesTellsOfTheStateHimself() throws Exception {
        String digest = ApprovedVersion.enter(name, "1.0.0").digest();
        String seen = json("ada", "versions/" + digest).path("evidenceSet").asText();
        byte[] no = Messages.write(
                Map.of("role", "security", "decision", "REJECT", "reason", "leaks", "evidenceSeen", seen));
        assertThat(post("sam", "versions/" + digest + "/approvals", no).statusCode())
                .isEqualTo(201);
        assertThat(state(digest)).isEqualTo("CANDIDATE");
        assertThat(events("approval.give", digest).get(0).path("after").asText())
                .isEqualTo("REJECT as security: CANDIDATE");
        assertThat(told(digest)).isEmpty();
    }

    private void putInForce() throws Exception {
        String golden = Sha256.of(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8))
                .hex();
        Surroundings.sql("insert into golden_set (digest, name, units, defective, bytes, actor, at) values ('" + golden
                + "', 'boards', 7, 4, 1, 'quinn', now())");
        var put = as("quinn", "golden-sets/" + golden + "?model=" + name).PUT(BodyPublishers.noBody());
        assertThat(send(put).statusCode()).isEqualTo(200);
    }

    /** As another server's admission would read it. */
    private static String state(String digest) throws Exception {
        return Surroundings.value("select state from version where digest = '" + digest + "'");
    }

    /** The latest first. */
    private JsonNode told(String digest) throws Exception {
        return events("version.state", digest);
    }

    private JsonNode events(String action, String digest) throws Exception {
        return json("ada", "audit?action=" + action + "&subject=" + digest).path("events");
    }
}
