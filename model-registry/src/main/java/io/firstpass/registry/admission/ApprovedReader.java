package io.firstpass.registry.admission;

import io.firstpass.registry.database.Schema;
import io.firstpass.registry.evidence.GatePolicy;
import io.firstpass.registry.evidence.Ignored;
import io.firstpass.registry.evidence.ReportRefused;
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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Reads from the database what is approved now. */
@ApplicationScoped
public class ApprovedReader {
    private static final Logger LOG = Logger.getLogger(ApprovedReader.class.getName());

    @Resource(lookup = "jdbc/firstpass")
    DataSource database;

    @Inject
    Schema schema;

    @Inject
    PolicyInForce policy;

    /** Of each evidence that is young enough to count, what was read already: neither it nor the policy changes. */
    private final Map<Long, Optional<Scanned>> read = new HashMap<>();

    /**
     * What one report says of images.
     *
     * @param createdAt when the scanner made it
     * @param until the image to when its scan is too old
     */
    private record Scanned(Instant createdAt, Map<String, Instant> until) {}

    /**
     * @param passed under the policy in force, for a version that may run
     * @param report empty where it could not be read
     */
    private record Row(
            long number, String digest, Instant at, boolean refused, boolean passed, Optional<Scanned> report) {
        /** A scanner's clock may be ahead of ours, and not decide for longer by it. */
        Instant time() {
            return report.map(Scanned::createdAt).filter(at::isAfter).orElse(at);
        }
    }

    synchronized Approved read() throws SQLException {
        schema.ensure();
        try (Connection connection = database.getConnection()) {
            return new Approved(images(connection), versions(connection));
        }
    }

    private static Map<String, State> versions(Connection connection) throws SQLException {
        Map<String, State> versions = new HashMap<>();
        try (var select = connection.prepareStatement("select digest, state from version");
                var rows = select.executeQuery()) {
            while (rows.next()) versions.put(rows.getString(1), State.valueOf(rows.getString(2)));
        }
        return versions;
    }

    /**
     * Of each image the scan whose report was made last counts: one that passed where its version may run now, one that was
     * refused whatever its version. Nobody knows of which image a report speaks that cannot be read: those count as refused
     * that earlier reports for the same package named.
     */
    private Map<String, Instant> images(Connection connection) throws SQLException {
        List<Row> rows = rows(connection);
        read.keySet().retainAll(rows.stream().map(Row::number).collect(Collectors.toSet()));
        Map<String, Instant> images = new HashMap<>();
        Map<String, Set<String>> named = new HashMap<>();
        for (Row row : rows) {
            Set<String> ofPackage = named.computeIfAbsent(row.digest, digest -> new HashSet<>());
            Map<String, Instant> until = row.report.map(Scanned::until).orElse(Map.of());
            ofPackage.addAll(until.keySet());
            if (row.report.isEmpty()) images.keySet().removeAll(ofPackage);
            else if (row.refused) images.keySet().removeAll(until.keySet());
            else if (row.passed) images.putAll(until);
        }
        return images;
    }

    /** The oldest report first. What is older than a report may be can approve nothing. */
    private List<Row> rows(Connection connection) throws SQLException {
        GatePolicy inForce = policy.get();
        Instant oldest = Instant.now().minus(Duration.ofDays(inForce.image().maxAgeDays() + 1L));
        List<Row> found = new ArrayList<>();
        try (var select = connection.prepareStatement(
                "select e.number, digest, e.at, verdict = 'REFUSED', verdict = 'PASSED' and policy_version = ?"
                        + " and state in ('APPROVED', 'RELEASED') from evidence e join version using (digest)"
                        + " where gate = 'IMAGE' and e.at > ?")) {
            select.setInt(1, inForce.version());
            select.setObject(2, oldest.atOffset(ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                while (rows.next())
                    found.add(new Row(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getObject(3, OffsetDateTime.class).toInstant(),
                            rows.getBoolean(4),
                            rows.getBoolean(5),
                            scanned(connection, rows.getLong(1))));
            }
        }
        found.sort(Comparator.comparing(Row::time).thenComparing(Row::number));
        return found;
    }

    private Optional<Scanned> scanned(Connection connection, long number) throws SQLException {
        Optional<Scanned> known = read.get(number);
        if (known != null) return known;
        Optional<Scanned> scanned =
                report(connection, number).map(report -> new Scanned(report.createdAt(), until(report)));
        read.put(number, scanned);
        return scanned;
    }

    /** Empty, and told once, where it is missing, or no report as they are read today. */
    private static Optional<ScanReport> report(Connection connection, long number) throws SQLException {
        try (var select = connection.prepareStatement(
                "select document from evidence_document join evidence using (id) where number = ?")) {
            select.setLong(1, number);
            try (var row = select.executeQuery()) {
                return Optional.of(ScanReport.read(row.next() ? row.getBytes(1) : new byte[0]));
            }
        } catch (ReportRefused e) {
            LOG.log(
                    Level.WARNING,
                    "image scan {0} cannot be read ({1}); admission denies the images that other scans for the same package"
                            + " named: hand in a new report",
                    new Object[] {Long.toString(number), e.getMessage()});
            return Optional.empty();
        }
    }

    private Map<String, Instant> until(ScanReport report) {
        Map<String, Instant> until = new HashMap<>();
        for (String image : report.images()) until.put(image, until(report, policy.get(), image));
        return until;
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
