package io.firstpass.registry.admission;

import io.firstpass.registry.database.Schema;
import io.firstpass.registry.evidence.GatePolicy;
import io.firstpass.registry.evidence.Ignored;
import io.firstpass.registry.evidence.ScanReport;
import io.firstpass.registry.gates.PolicyInForce;
import io.firstpass.registry.model.State;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Reads from the database what is approved now. */
@ApplicationScoped
public class ApprovedReader {
    @Resource(lookup = "jdbc/firstpass")
    DataSource database;

    @Inject
    Schema schema;

    @Inject
    PolicyInForce policy;

    /** Reports that were read already: evidence is never changed. Only the cache's thread comes here. */
    private final Map<Long, ScanReport> reports = new HashMap<>();

    synchronized Approved read() throws SQLException {
        schema.ensure();
        try (Connection connection = database.getConnection()) {
            return new Approved(images(connection), versions(connection));
        }
    }

    private static Map<String, State> versions(Connection connection) throws SQLException {
        Map<String, State> versions = new HashMap<>();
        try (var rows = connection.createStatement().executeQuery("select digest, state from version")) {
            while (rows.next()) versions.put(rows.getString(1), State.valueOf(rows.getString(2)));
        }
        return versions;
    }

    /** Of each image the latest scan counts, also where it was refused. */
    private Map<String, Instant> images(Connection connection) throws SQLException {
        Map<String, Instant> images = new HashMap<>();
        GatePolicy inForce = policy.get();
        try (var rows = connection
                .createStatement()
                .executeQuery(
                        "select number, verdict, policy_version from evidence where gate = 'IMAGE' order by number")) {
            while (rows.next()) {
                ScanReport report = report(connection, rows.getLong(1));
                boolean passed = rows.getString(2).equals("PASSED")
                        && rows.getString(3).equals(Integer.toString(inForce.version()));
                for (String image : report.images())
                    if (passed) images.put(image, until(report, inForce, image));
                    else images.remove(image);
            }
        }
        return images;
    }

    private ScanReport report(Connection connection, long number) throws SQLException {
        ScanReport known = reports.get(number);
        if (known != null) return known;
        try (var select = connection.prepareStatement(
                "select document from evidence_document join evidence using (id) where number = ?")) {
            select.setLong(1, number);
            try (var row = select.executeQuery()) {
                row.next();
                ScanReport read = ScanReport.read(row.getBytes(1));
                reports.put(number, read);
                return read;
            }
        }
    }

    /** When the report first breaks the policy: it grows too old, or what somebody answered for is no longer answered. */
    static Instant until(ScanReport report, GatePolicy policy, String image) {
        Instant old = report.createdAt()
                .plus(Duration.ofDays(policy.image().maxAgeDays()))
                .plusNanos(1);
        return Stream.concat(policy.image().ignored().stream().map(Ignored::until), Stream.of(old))
                .sorted()
                .filter(at -> !report.check(policy.image(), image, at).isEmpty())
                .findFirst()
                .orElse(old);
    }
}
