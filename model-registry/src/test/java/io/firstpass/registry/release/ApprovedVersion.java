package io.firstpass.registry.release;

import io.firstpass.contract.Sha256;
import io.firstpass.registry.container.Passed;
import io.firstpass.registry.container.Surroundings;
import io.firstpass.registry.evidence.Gate;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A version in the registry's tables that got past all gates and was approved by two officers. How it gets there is
 * tested where gates and approvals are.
 */
public record ApprovedVersion(String name, String version, String digest) {
    public static ApprovedVersion enter(String name, String version) throws Exception {
        var entered = new ApprovedVersion(
                name,
                version,
                Sha256.of((name + version).getBytes(StandardCharsets.UTF_8)).hex());
        try (Connection database = Surroundings.releases().database()) {
            entered.enter(database);
        }
        return entered;
    }

    private void enter(Connection database) throws SQLException {
        update(database, "insert into model (name, at) values (?, now()) on conflict do nothing", name);
        update(
                database,
                "insert into version (digest, name, version, manifest, bytes, state, submitter, at)"
                        + " values (?, ?, ?, '{}', 1, 'APPROVED', 'mia', now())",
                digest,
                name,
                version);
        var ids = new StringBuilder();
        for (Gate gate : Gate.values()) ids.append(ids.isEmpty() ? "" : "\n").append(passed(database, gate));
        String set = Sha256.of(ids.toString().getBytes(StandardCharsets.UTF_8)).hex();
        approved(database, "SECURITY", "sam", set);
        approved(database, "QUALITY", "wei", set);
    }

    /** One more evidence, after the approvals. */
    void addEvidence() throws Exception {
        try (Connection database = Surroundings.releases().database()) {
            passed(database, Gate.WEIGHTS);
        }
    }

    String read(String sql) throws Exception {
        try (Connection database = Surroundings.releases().database();
                var select = database.prepareStatement(sql)) {
            select.setString(1, digest);
            try (var row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private UUID passed(Connection database, Gate gate) throws SQLException {
        UUID id = UUID.randomUUID();
        for (String statement : Passed.statements(id, digest, gate.name())) update(database, statement);
        return id;
    }

    /** The builder's bundle. */
    String signature() throws Exception {
        return read("select convert_from(document, 'UTF8') from evidence_document join evidence using (id)"
                + " where gate = 'SIGNATURE' and digest = ?");
    }

    private void approved(Connection database, String role, String actor, String set) throws SQLException {
        update(
                database,
                "insert into approval (id, digest, role, actor, principal, decision, reason, at, expires_at,"
                        + " evidence_set, policy_version)"
                        + " values (?, ?, ?, ?, ?, 'APPROVE', '', now(), now() + interval '1 day', ?, 1)",
                UUID.randomUUID(),
                digest,
                role,
                actor,
                actor,
                set);
    }

    private static void update(Connection database, String sql, Object... values) throws SQLException {
        try (var update = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) update.setObject(i + 1, values[i]);
            update.executeUpdate();
        }
    }
}
