package io.firstpass.registry.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.db.Migrations;
import io.firstpass.registry.evidence.ApprovalRules;
import io.firstpass.registry.evidence.GatePolicy;
import io.firstpass.registry.evidence.PolicyRefused;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What servers find that start one after the other on one database. */
class PolicyLedgerIT {
    @Test
    void aVersionThatWasInForceIsTakenAgainOnlyAsItWas() throws Exception {
        try (var postgres = EmbeddedPostgres.start()) {
            Migrations.migrateCloud(postgres.getPostgresDatabase());
            try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
                PolicyLedger.enter(connection, policy(2, 30));
                PolicyLedger.enter(connection, policy(2, 30));
                refuses(connection, policy(2, 31), "version 2 was in force before", "give it version 3");
                refuses(connection, policy(1, 30), "version is 1, and 2 was in force", "give it version 3");
                PolicyLedger.enter(connection, policy(3, 31));
                refuses(connection, policy(2, 30), "version is 2, and 3 was in force", "give it version 4");
                assertThat(known(connection))
                        .isEqualTo("2 " + policy(2, 30).digest() + ", 3 "
                                + policy(3, 31).digest());
                for (String edit : new String[] {"update gate_policy set digest = digest", "delete from gate_policy"})
                    assertThatThrownBy(() -> connection.createStatement().execute(edit))
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("stays");
            }
        }
    }

    private static void refuses(Connection connection, GatePolicy policy, String... saying) {
        assertThatThrownBy(() -> PolicyLedger.enter(connection, policy))
                .isInstanceOf(PolicyRefused.class)
                .hasMessageContainingAll(saying);
    }

    private static GatePolicy policy(int version, int expiresDays) {
        GatePolicy own = GatePolicy.shipped();
        var approval = new ApprovalRules(own.approval().roles(), expiresDays);
        return new GatePolicy(own.schema(), version, own.needed(), own.image(), own.benchmark(), approval);
    }

    private static String known(Connection connection) throws SQLException {
        try (var rows = connection
                .createStatement()
                .executeQuery("select string_agg(version || ' ' || digest, ', ' order by version) from gate_policy")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
