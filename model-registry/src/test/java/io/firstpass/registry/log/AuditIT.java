package io.firstpass.registry.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.audit.AuditVerifier;
import io.firstpass.contract.json.Messages;
import io.firstpass.registry.container.Builders;
import io.firstpass.registry.container.RegistryCalls;
import io.firstpass.registry.container.Surroundings;
import io.firstpass.registry.container.Zips;
import io.firstpass.registry.evidence.GatePolicy;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit log as it is written and read in the real server: deeds and their events share a fate. */
class AuditIT extends RegistryCalls {
    @TempDir
    Path folder;

    /** Whatever a client writes about where it comes from. */
    @Test
    void aDeedIsToldWithWhoDidItAndFromWhichSocket() throws Exception {
        byte[] zip = Zips.whole(name, "1.0.0", "");
        var request = putting(zip)
                .header("X-Forwarded-For", "10.9.9.9")
                .header("Forwarded", "for=10.9.9.9")
                .header("$WSRA", "10.9.9.9");
        assertThat(send(request).statusCode()).isEqualTo(201);

        JsonNode event =
                events("action=package.upload&subject=" + Zips.sha256(zip)).get(0);
        assertThat(event.path("action").asText()).isEqualTo("package.upload");
        assertThat(event.path("actor").asText()).isEqualTo("mia");
        assertThat(event.path("after").asText()).isEqualTo("CANDIDATE");
        assertThat(event.path("from").asText()).isEqualTo("127.0.0.1");
        assertThat(events("subject=" + Zips.sha256(zip) + "&until=2020-01-01T00:00:00Z"))
                .isEmpty();
    }

    /** At the very end of the transaction, long after the event was appended. */
    @Test
    void aDeedThatFailsLeavesNoEvent() throws Exception {
        byte[] zip = Zips.whole(name, "1.0.0", "");
        Surroundings.asSuperuser(
                "create function fail_at_commit() returns trigger language plpgsql as"
                        + " 'begin raise exception ''not today''; end'",
                "create constraint trigger fail after insert on version deferrable initially deferred for each row"
                        + " when (new.digest = '" + Zips.sha256(zip) + "') execute function fail_at_commit()");
        try {
            assertThat(send(putting(zip)).statusCode()).isEqualTo(503);
            assertThat(events("subject=" + Zips.sha256(zip))).isEmpty();
        } finally {
            Surroundings.asSuperuser("drop trigger fail on version", "drop function fail_at_commit()");
        }
        assertThat(send(putting(zip)).statusCode()).isEqualTo(201);
        assertThat(verdict()).startsWith("0 holds");
    }

    @Test
    void aDeedWhoseEventCannotBeWrittenDoesNotHappen() throws Exception {
        byte[] zip = Zips.whole(name, "1.0.0", "");
        Surroundings.asSuperuser(
                "alter table audit_event add constraint fail check (subject <> '" + Zips.sha256(zip) + "')");
        try {
            assertThat(send(putting(zip)).statusCode()).isEqualTo(503);
            assertThat(send(as("ada", "versions/" + Zips.sha256(zip))).statusCode())
                    .isEqualTo(404);
        } finally {
            Surroundings.asSuperuser("alter table audit_event drop constraint fail");
        }
    }

    @Test
    void deedsAtOnceTakeTheirTurnInOneChain() throws Exception {
        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < 4; i++)
            answers.add(
                    HTTP.sendAsync(putting(Zips.whole(name + i, "1.0.0", "")).build(), BodyHandlers.ofString()));
        for (var answer : answers) assertThat(answer.get().statusCode()).isEqualTo(201);
        assertThat(verdict()).startsWith("0 holds");
    }

    @Test
    void logInsAndRefusalsAreToldOnceAndNotByWhoeverTried() throws Exception {
        for (int i = 0; i < 3; i++)
            assertThat(send(request(name, "wrong", "models")).statusCode()).isEqualTo(401);
        assertThat(send(as("nobody", "models")).statusCode()).isEqualTo(403);
        byte[] noZip = name.getBytes(StandardCharsets.UTF_8);
        assertThat(send(putting(noZip)).statusCode()).isEqualTo(422);

        JsonNode tried = events("action=login.refuse&subject=" + name);
        assertThat(tried).hasSize(1);
        assertThat(tried.get(0).path("actor").asText()).isEqualTo("-");
        assertThat(events("action=login&actor=nobody")).isNotEmpty();
        assertThat(events("action=access.refuse&actor=nobody")
                        .get(0)
                        .path("after")
                        .asText())
                .startsWith("403 role-needed");
        assertThat(events("action=package.refuse&actor=mia").toString()).contains(Zips.sha256(noZip));
    }

    @Test
    void settingsAreToldByNameAndNeverByValue() throws Exception {
        JsonNode change = null;
        for (int i = 0; i < 100 && change == null; i++)
            change = events("action=settings.change&subject=settings").get(0);

        assertThat(change.path("after").asText()).contains("firstpass.s3.secret.key", "firstpass.audit.checkpoint");
        assertThat(events("action=settings.change").toString()).doesNotContain(Surroundings.PASSWORD);
    }

    /** So that nobody pins a key for a moment unseen. */
    @Test
    void whichKeysArePinnedIsToldBeforeASignatureIsVerifiedByThem() throws Exception {
        String path = "versions/" + submitted() + "/evidence/signature";
        Path keys = Surroundings.auditKey().resolveSibling("keys.json");
        byte[] before = Files.readAllBytes(keys);
        try {
            var pinned = (ObjectNode) Messages.mapper().readTree(before);
            var other = pinned.withArray("keys").get(0).<ObjectNode>deepCopy();
            pinned.withArray("keys").add(other.put("name", "other").put("pem", Builders.STRANGER.publicPem()));
            pin(keys, Messages.write(pinned));
            assertThat(post("pete", path, new byte[0]).statusCode()).isEqualTo(422);
        } finally {
            pin(keys, before);
        }
        assertThat(post("pete", path, new byte[0]).statusCode()).isEqualTo(422);
        JsonNode changes = events("action=settings.change&subject=package-keys");
        String stranger = Builders.STRANGER.id();
        assertThat(changes.at("/0/after").asText()).contains(Builders.TEAM.id()).doesNotContain(stranger);
        assertThat(changes.at("/0/before").asText()).contains("PACKAGE " + stranger + " from 20");
        assertThat(changes.at("/1/after")).isEqualTo(changes.at("/0/before"));
    }

    @Test
    void thePolicyInForceIsToldWithTheDigestOfWhatItSays() throws Exception {
        String digest = Surroundings.value("select digest from gate_policy where version = 1");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(events("action=settings.change&subject=gate-policy")
                                .at("/0/after")
                                .asText())
                        .isEqualTo("version 1 sha256:" + digest));
        assertThat(GatePolicy.shipped().digest()).as("without the benchmark").isNotEqualTo(digest);
    }

    @Test
    void pagesHoldEveryEventOnce() throws Exception {
        for (int i = 0; i < 3; i++) send(putting(Zips.whole(name + i, "1.0.0", "")));
        List<String> hashes = new ArrayList<>();
        String after = "";
        for (int i = 0; i < 3; i++) {
            JsonNode page = json("ada", "audit?actor=mia&action=package.upload&limit=1&after=" + after);
            hashes.add(page.at("/events/0/hash").asText());
            after = page.path("next").asText();
        }
        assertThat(hashes).doesNotHaveDuplicates().allMatch(hash -> hash.matches("[0-9a-f]{64}"));
        for (String wrong : List.of("after=x", "since=yesterday", "until=%2B999999999-01-01T00:00:00Z", "limit=0"))
            assertThat(send(as("ada", "audit?" + wrong)).statusCode()).as(wrong).isEqualTo(400);
    }

    @Test
    void theExportIsForAuditorsAndItsKeyIsTheOneInTheSettings() throws Exception {
        assertThat(send(as("sam", "audit/export")).statusCode()).isEqualTo(403);
        assertThat(send(as("sam", "audit")).statusCode()).isEqualTo(200);
        assertThat(send(as("mia", "audit")).statusCode()).isEqualTo(403);
        assertThat(send(as("ada", "audit/key")).body()).isEqualTo(Files.readString(Surroundings.auditKey()));
        assertThat(verdict()).startsWith("0 holds").contains("streams", "checkpoints");
    }

    @Test
    void theVerifierNamesTheEventThatWasEditedByHand() throws Exception {
        byte[] zip = Zips.whole(name, "1.0.0", "");
        send(putting(zip));
        String number =
                events("subject=" + Zips.sha256(zip)).get(0).path("number").asText();
        String edit = "update audit_event set actor = '%s' where stream = 'registry' and number = " + number;
        Surroundings.asSuperuser(edit.formatted("nobody"));
        try {
            assertThat(verdict()).startsWith("1 does not hold: stream 'registry', event " + number);
        } finally {
            Surroundings.asSuperuser(edit.formatted("mia"));
        }
        assertThat(verdict()).startsWith("0 holds");
    }

    /** After more than any buffer holds. */
    @Test
    void anExportThatFailsInTheMiddleDoesNotLookWhole() throws Exception {
        String event = "insert into audit_event select 'big', i, now(), 'a', 'b', repeat('s', 400), null, null, 'c', %s"
                + " from generate_series(%d, %d) i";
        Surroundings.asSuperuser(
                "alter table audit_event alter hash drop not null",
                event.formatted("'\\x" + "0".repeat(64) + "'", 1, 3000),
                event.formatted("null", 3001, 3001));
        try {
            assertThat(verdict()).doesNotStartWith("0");
            assertThat(folder.resolve("audit.jsonl")).content().doesNotContain("\"type\":\"end\"");
        } finally {
            Surroundings.asSuperuser(
                    "delete from audit_event where stream = 'big'", "alter table audit_event alter hash set not null");
        }
        assertThat(verdict()).startsWith("0 holds");
    }

    /** The verifier's exit code and what it says. */
    private String verdict() throws Exception {
        HttpResponse<byte[]> answer = HTTP.send(as("ada", "audit/export").build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        Path file = Files.write(folder.resolve("audit.jsonl"), answer.body());
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        String[] arguments = {file.toString(), Surroundings.auditKey().toString()};
        int code = AuditVerifier.run(arguments, print, print);
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }

    /** Whole at every moment: the server reads it meanwhile. */
    private static void pin(Path keys, byte[] json) throws Exception {
        Files.move(
                Files.write(keys.resolveSibling("keys.new"), json),
                keys,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private JsonNode events(String query) throws Exception {
        return json("ada", "audit?" + query).path("events");
    }
}
