package io.firstpass.registry.gates;

import io.firstpass.registry.evidence.GatePolicy;
import io.firstpass.registry.evidence.PolicyRefused;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Which policies were ever in force in this registry. */
@ApplicationScoped
class PolicyLedger {
    @Resource(lookup = "jdbc/firstpass")
    DataSource database;

    /**
     * In a transaction of its own; once there it is only read.
     *
     * @throws PolicyRefused where what was in force before rules it out
     * @throws IllegalStateException while the database is away
     */
    @Transactional(TxType.REQUIRES_NEW)
    void enter(GatePolicy policy) {
        try (Connection connection = database.getConnection()) {
            enter(connection, policy);
        } catch (SQLException e) {
            throw new IllegalStateException("the policies that were in force cannot be read", e);
        }
    }

    /** It looks again afterwards: of two servers that start at once with two policies of one version, one gives way. */
    static void enter(Connection connection, GatePolicy policy) throws SQLException {
        policy.comeAfter(known(connection));
        try (var insert = connection.prepareStatement(
                "insert into gate_policy (version, digest, at) values (?, ?, ?) on conflict do nothing")) {
            insert.setInt(1, policy.version());
            insert.setString(2, policy.digest());
            insert.setObject(3, Instant.now().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
        policy.comeAfter(known(connection));
    }

    private static SortedMap<Integer, String> known(Connection connection) throws SQLException {
        SortedMap<Integer, String> known = new TreeMap<>();
        try (var select = connection.prepareStatement("select version, digest from gate_policy");
                var rows = select.executeQuery()) {
            while (rows.next()) known.put(rows.getInt(1), rows.getString(2));
        }
        return known;
    }
}
