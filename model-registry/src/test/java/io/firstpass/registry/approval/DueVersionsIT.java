package io.firstpass.registry.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.db.Migrations;
import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.evidence.GatePolicy;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A scan may be seven days old, by its report's time. */
class DueVersionsIT {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String DIGEST = "b".repeat(64);
    private static final GatePolicy POLICY = policy(EnumSet.allOf(Gate.class));

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        Migrations.migrateCloud(postgres.getPostgresDatabase());
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void oneApprovedVersion() throws SQLException {
        sql("truncate approval, evidence, version, model cascade");
        sql("insert into model (name, at) values ('m', now())");
        sql("insert into version (digest, name, version, manifest, bytes, state, submitter, at) values ('" + DIGEST
                + "', 'm', '1', '{}', 1, 'APPROVED', 'mia', now())");
    }

    @Test
    void aReportThatWasOldWhenItCameGrowsTooOldTheEarlier() throws SQLException {
        scanned("2 days", "{\"ageDays\": 4.5}");
        assertThat(due(Duration.ZERO)).isEmpty();
        assertThat(due(Duration.ofHours(11))).isEmpty();
        assertThat(due(Duration.ofHours(13))).containsExactly(DIGEST);
    }

    @Test
    void theLatestReportCounts() throws SQLException {
        scanned("6 days", "{\"ageDays\": 3.0}");
        assertThat(due(Duration.ZERO)).containsExactly(DIGEST);
        scanned("1 day", "{}");
        assertThat(due(Duration.ZERO)).isEmpty();
        assertThat(due(Duration.ofDays(7))).containsExactly(DIGEST);
    }

    @Test
    void nobodyWaitsForAScanThatThePolicyDoesNotNeed() throws SQLException {
        scanned("30 days", "{\"ageDays\": 0.0}");
        assertThat(new DueVersions(postgres.getPostgresDatabase()).at(NOW, policy(Set.of(Gate.WEIGHTS))))
                .isEmpty();
    }

    @Test
    void aDecisionIsOverWhenItExpiresOrThePolicyIsAnother() throws SQLException {
        sql("update version set state = 'CANDIDATE'");
        sql("insert into approval (id, digest, role, actor, principal, decision, reason, at, expires_at, evidence_set,"
                + " policy_version) values ('" + UUID.randomUUID() + "', '" + DIGEST + "', 'SECURITY', 'sam', 'sam',"
                + " 'APPROVE', '', now(), '" + NOW.plusSeconds(60) + "', '', " + POLICY.version() + ")");
        assertThat(due(Duration.ZERO)).isEmpty();
        assertThat(due(Duration.ofSeconds(60))).containsExactly(DIGEST);
        sql("update approval set policy_version = policy_version + 1");
        assertThat(due(Duration.ZERO)).containsExactly(DIGEST);
        sql("update approval set void_reason = 'the policy changed'");
        assertThat(due(Duration.ofSeconds(60))).isEmpty();
    }

    private static Iterable<String> due(Duration later) {
        return new DueVersions(postgres.getPostgresDatabase()).at(NOW.plus(later), POLICY);
    }

    private static void scanned(String ago, String figures) throws SQLException {
        sql("insert into evidence (id, digest, gate, actor, at, tool, tool_version, verdict, figures, reasons,"
                + " policy_version) values ('" + UUID.randomUUID() + "', '" + DIGEST
                + "', 'IMAGE', 'pete', timestamptz '"
                + NOW + "' - interval '" + ago + "', 'Trivy', '1', 'PASSED', '" + figures + "', '[]', 1)");
    }

    private static GatePolicy policy(Set<Gate> needed) {
        GatePolicy shipped = GatePolicy.shipped();
        return new GatePolicy(
                shipped.schema(), shipped.version(), needed, shipped.image(), shipped.benchmark(), shipped.approval());
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var done = connection.createStatement()) {
            done.execute(statement);
        }
    }
}
