package io.firstpass.registry.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.Release;
import io.firstpass.contract.RolloutStage;
import io.firstpass.registry.container.Caller;
import io.firstpass.registry.container.Surroundings;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Releases from REST to what an edge reads from Kafka, all of it real. The server starts before Kafka does. */
@ExtendWith(ArquillianExtension.class)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ReleaseIT {
    /** Kafka's clients tell their whole configuration each time; held, for loggers are collected otherwise. */
    private static final Logger KAFKA_CLIENTS = Logger.getLogger("org.apache.kafka");

    private final String model = "m-" + UUID.randomUUID();
    private final String channel = "c-" + UUID.randomUUID();
    private final EdgeView edge = new EdgeView(channel);

    @ArquillianResource
    URL root;

    private Caller mia;
    private Caller sam;
    private ApprovedVersion old;
    private ApprovedVersion next;

    @Deployment(testable = false)
    static WebArchive registry() {
        return Surroundings.war();
    }

    @BeforeAll
    static void kafka() throws Exception {
        KAFKA_CLIENTS.setLevel(Level.OFF);
        Surroundings.releases().broker().start();
    }

    @BeforeEach
    void channelOfFourSites() throws Exception {
        mia = new Caller(root, "mia");
        sam = new Caller(root, "sam");
        old = ApprovedVersion.enter(model, "1.0.0");
        next = ApprovedVersion.enter(model, "1.1.0");
        assertThat(put(channel, "\"windows\": [{\"from\": \"05:45\", \"to\": \"06:15\"}]"))
                .isEqualTo(201);
    }

    @Test
    void aReleaseReachesTheEdgesStepByStepAndIsTakenBackByOneCall() throws Exception {
        mia.post(201, "releases", release(old, "ALL", ""));
        JsonNode canary = mia.post(201, "releases", release(next, "CANARY", ", \"share\": 0.25"));

        Release told = edge.awaited(release -> release.candidate() != null);
        assertThat(edge.verified(told.production()).model().version()).isEqualTo("1.0.0");
        var statement = edge.verified(told.candidate());
        assertThat(statement.sites()).hasSize(1).isEqualTo(words(canary.path("sites")));
        assertThat(statement.stage()).isEqualTo(RolloutStage.CANARY);
        assertThat(statement.approvals())
                .extracting(approval -> approval.role())
                .contains("security", "quality");
        assertThat(statement.policyVersion()).isEqualTo("1");
        assertThat(told.candidate().packageSignature()).isEqualTo(next.signature());
        assertThat(told.windows()).hasSize(1);

        JsonNode all = mia.post(200, step(canary, "advance"), seen(canary));
        edge.awaited(release -> release.candidate() == null && isProduction(release, next));
        assertThat(production()).isEqualTo(next.digest());
        assertThat(next.read("select state from version where digest = ?")).isEqualTo("RELEASED");

        mia.post(200, step(all, "rollback"), "{\"rowVersion\": %s, \"reason\": \"scratches\"}".formatted(version(all)));
        Release back = edge.awaited(release -> isProduction(release, old));
        assertThat(edge.verified(back.production()).issuedAt()).isEqualTo(back.issuedAt());
        assertThat(back.windows()).as("a way back waits for no window").isEmpty();
        assertThat(production()).isEqualTo(old.digest());
        JsonNode shown = mia.get("channels/" + channel);
        assertThat(shown.at("/production/version").asText()).isEqualTo("1.0.0");
        assertThat(shown.at("/history/0/ended/why").asText()).isEqualTo("scratches");

        mia.refused(409, "rolled-back-before", "releases", release(next, "ALL", ""), "scratches", "again");
        mia.post(201, "releases", release(next, "ALL", ", \"again\": true"));
        assertThat(edge.awaited(release -> isProduction(release, next)).windows())
                .hasSize(1);
    }

    @Test
    void ofTwoAtOnceOneReadsOfTheOther() throws Exception {
        mia.post(201, "releases", release(old, "ALL", ""));
        String begin = release(next, "SHADOW", "");
        var answers = Stream.of(1, 2, 3).map(i -> mia.posting("releases", begin)).toList().stream()
                .map(answer -> answer.join())
                .toList();
        assertThat(answers).extracting(answer -> answer.statusCode()).containsExactlyInAnyOrder(201, 409, 409);
        mia.refused(409, "release-running", "releases", begin, "mia", "SHADOW", channel);

        JsonNode shadow = mia.get("channels/" + channel).path("candidate");
        String step = "{\"rowVersion\": %s, \"sites\": [\"plant-2\"]}".formatted(version(shadow));
        var steps = Stream.of(1, 2).map(i -> mia.posting(step(shadow, "advance"), step)).toList().stream()
                .map(answer -> answer.join().statusCode())
                .toList();
        assertThat(steps).containsExactlyInAnyOrder(200, 412);
        mia.refused(412, "release-changed", step(shadow, "advance"), step, "CANARY");
        mia.refused(428, "row-version-needed", step(shadow, "advance"), "{}", "rowVersion");
        assertThat(mia.get("channels/" + channel).at("/candidate/stage").asText())
                .isEqualTo("CANARY");
    }

    @Test
    void onlyWhatIsApprovedAtThisMomentIsReleased() throws Exception {
        next.addEvidence();
        mia.refused(409, "approval-gone", "releases", release(next, "ALL", ""), "security", "quality");
        old.read("update version set state = 'CANDIDATE' where digest = ? returning state");
        mia.refused(409, "version-state", "releases", release(old, "ALL", ""), "CANDIDATE");
        sam.refused(403, "role-needed", "releases", release(old, "ALL", ""), "operator");
        mia.refused(400, "invalid-body", "releases", "{\"digest\": \"1\"}", "digest");
        assertThat(edge.releases()).isEmpty();
    }

    @Test
    void aRevokedVersionIsLetGoOfEverywhereAtOnce() throws Exception {
        String other = "c-" + UUID.randomUUID();
        assertThat(put(other, "\"windows\": [{\"from\": \"05:45\", \"to\": \"06:15\"}]"))
                .isEqualTo(201);
        mia.post(201, "releases", release(old, "ALL", ""));
        mia.post(201, "releases", release(next, "ALL", ""));
        mia.post(
                201,
                "releases",
                release(next, "CANARY", ", \"sites\": [\"plant-1\"]").replace(channel, other));

        mia.refused(409, "still-running", "versions/" + next.digest() + "/retirement", REASON, channel, other);
        mia.refused(403, "role-needed", "versions/" + next.digest() + "/revocation", REASON, "security");
        sam.refused(400, "invalid-body", "versions/" + next.digest() + "/revocation", "{}", "reason");
        long before = edge.newestList().number();
        JsonNode revoked = sam.post(200, "versions/" + next.digest() + "/revocation", REASON);

        assertThat(revoked.path("state").asText()).isEqualTo("REVOKED");
        var list = edge.awaitRevocation(next.digest());
        assertThat(list.number()).isEqualTo(before + 1);
        assertThat(list.find(next.digest()).orElseThrow().reason()).isEqualTo("leaks");
        Release back = edge.awaited(release -> isProduction(release, old));
        assertThat(back.windows()).isEmpty();
        Release gone = new EdgeView(other).awaited(release -> release.candidate() == null);
        assertThat(gone.production()).isNull();
        mia.refused(409, "version-state", "releases", release(next, "ALL", ", \"again\": true"), "REVOKED");
    }

    @Test
    void nothingIsLostAndNothingOvertakenWhileKafkaIsAway() throws Exception {
        mia.post(201, "releases", release(old, "ALL", ""));
        edge.awaited(release -> isProduction(release, old));
        Surroundings.releases().broker().kill();

        JsonNode shadow = mia.post(201, "releases", release(next, "SHADOW", ", \"sites\": [\"plant-3\"]"));
        JsonNode canary = mia.post(200, step(shadow, "advance"), seen(shadow));
        mia.post(200, step(canary, "advance"), seen(canary));
        Surroundings.releases().broker().start();

        edge.awaited(release -> isProduction(release, next));
        List<Release> told = edge.releases();
        assertThat(told.subList(told.size() - 4, told.size()))
                .extracting(release -> release.candidate() == null
                        ? release.production().digest()
                        : release.candidate().stage().name())
                .containsExactly(old.digest(), "SHADOW", "CANARY", next.digest());
        assertThat(told).extracting(Release::issuedAt).isSorted();
    }

    /** So a topic that was lost is filled again; what was once sent without its statement is signed. */
    @Test
    void aRegistryThatStartsTellsAgainWhatRuns() throws Exception {
        String unsigned = "c-" + UUID.randomUUID();
        assertThat(put(unsigned, "\"windows\": []")).isEqualTo(201);
        mia.post(201, "releases", release(old, "ALL", "").replace(channel, unsigned));
        Release first = new EdgeView(unsigned).awaited(release -> true);
        mia.post(201, "releases", release(old, "ALL", ""));
        mia.post(201, "releases", release(next, "CANARY", ", \"sites\": [\"plant-1\"]"));
        Release before = edge.awaited(release -> release.candidate() != null);
        int told = edge.releases().size();
        assertThat(old.read("update release_outbox set payload = (cast(payload as jsonb) - 'statement')"
                        + " where payload like '%' || ? || '%' and key = '" + unsigned + "' returning key"))
                .isEqualTo(unsigned);

        Surroundings.restartApplication();

        Release again =
                new EdgeView(unsigned).awaited(release -> release.issuedAt().isAfter(first.issuedAt()));
        assertThat(isProduction(again, old)).isTrue();

        await().atMost(Duration.ofSeconds(60))
                .pollInSameThread()
                .until(() -> edge.releases().size() > told);
        assertThat(edge.releases().subList(told, edge.releases().size())).containsExactly(before);
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsMatching(away -> true)
                .until(
                        () -> mia.get("channels/" + channel)
                                .at("/candidate/version")
                                .asText(),
                        "1.1.0"::equals);
    }

    @Test
    void theAuditsTakeAReleaseOnAndBack() throws Exception {
        var audits = Surroundings.releases().audits();
        mia.post(201, "releases", release(old, "ALL", ""));
        String bounds = ", \"sites\": [\"plant-1\"], \"bounds\": {\"auditedUnits\": 100, \"escapeRate\": 0.05}";
        JsonNode canary = mia.post(201, "releases", release(next, "CANARY", bounds));
        String path = "releases/" + canary.path("id").asText();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        mia.get(path).at("/checked/text").asText())
                .isEqualTo("needs 100 more audited units"));
        assertThat(mia.get(path).path("rowVersion")).isEqualTo(canary.path("rowVersion"));

        audits.put(next.digest(), "{\"passedAudited\":300,\"escapes\":2,\"failedAudited\":10,\"falseCalls\":1}");
        edge.awaited(release -> release.candidate() == null && isProduction(release, next));
        assertThat(mia.get(path).at("/checked/decision").asText()).isEqualTo("ADVANCE");

        ApprovedVersion bad = ApprovedVersion.enter(model, "1.2.0");
        audits.put(bad.digest(), "{\"passedAudited\":40,\"escapes\":9,\"failedAudited\":0,\"falseCalls\":0}");
        JsonNode second = mia.post(201, "releases", release(bad, "CANARY", bounds));
        edge.awaited(release -> release.candidate() == null && release.windows().isEmpty());
        JsonNode ended = mia.get("releases/" + second.path("id").asText());
        assertThat(ended.path("state").asText()).isEqualTo("ROLLED_BACK");
        assertThat(ended.at("/ended/actor").asText()).isEqualTo("registry");
        assertThat(ended.at("/ended/why").asText()).contains("escape rate");
        assertThat(mia.get("channels?limit=500").path("automatic").asBoolean()).isTrue();
    }

    @Test
    void aChannelSaysWhichStateItIsIn() throws Exception {
        assertThat(put(channel, "\"windows\": []")).isEqualTo(200);
        mia.post(201, "releases", release(old, "ALL", ""));
        mia.post(201, "releases", release(next, "ALL", ""));
        String foreign = release(ApprovedVersion.enter(model + "-2", "1.0.0"), "CANARY", ", \"share\": 0.25");
        mia.refused(409, "other-model", "releases", foreign, model + "-2", channel);
        JsonNode page = mia.get("releases?limit=1&channel=" + channel);
        assertThat(page.at("/releases/0/version").asText()).isEqualTo("1.1.0");
        page = mia.get("releases?limit=2&channel=" + channel + "&after="
                + page.path("next").asText());
        assertThat(page.at("/releases/0/state").asText()).isEqualTo("SUPERSEDED");
        assertThat(page.path("next").isNull()).isTrue();

        mia.post(200, "versions/" + old.digest() + "/retirement", REASON);
        JsonNode running = mia.get("channels/" + channel).path("production");
        mia.refused(409, "nothing-before", step(running, "rollback"), seen(running), next.digest());
        assertThat(put(channel, "\"windows\": [{\"from\": \"1\", \"to\": \"2\"}]"))
                .isEqualTo(400);
    }

    private static final String REASON = "{\"reason\": \"leaks\"}";

    private int put(String name, String windows) throws Exception {
        String body = "{\"sites\": [\"plant-1\", \"plant-2\", \"plant-3\", \"plant-4\"], " + windows + "}";
        return mia.put("channels/" + name, body).statusCode();
    }

    private String release(ApprovedVersion version, String stage, String more) {
        return "{\"digest\": \"%s\", \"channel\": \"%s\", \"stage\": \"%s\"%s}"
                .formatted(version.digest(), channel, stage, more);
    }

    private String production() throws Exception {
        return old.read("select digest from alias where alias = 'production' and name ="
                + " (select name from version where digest = ?)");
    }

    private static boolean isProduction(Release release, ApprovedVersion version) {
        return release.production() != null && release.production().digest().equals(version.digest());
    }

    private static String step(JsonNode release, String step) {
        return "releases/" + release.path("id").asText() + "/" + step;
    }

    private static String seen(JsonNode release) {
        return "{\"rowVersion\": " + version(release) + "}";
    }

    private static String version(JsonNode release) {
        return release.path("rowVersion").asText();
    }

    private static List<String> words(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                .map(i -> array.get(i).asText())
                .toList();
    }
}
