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
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
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
    private final Map<Long, Scanned> read = new HashMap<>();

    /**
     * What one report says of images.
     *
     * @param until the image to when its scan is too old; empty where the report could not be read
     */
    private record Scanned(Optional<Map<String, Instant>> until) {}

    private record Row(String digest, boolean passed) {}

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
     * Of each image the latest scan counts, also where it was refused. Nobody knows of which image a report speaks that
     * cannot be read: those count as refused that other reports for the same package named.
     */
    private Map<String, Instant> images(Connection connection) throws SQLException {
        Map<Long, Row> rows = rows(connection);
        read.keySet().retainAll(rows.keySet());
        Map<String, Instant> images = new HashMap<>();
        Map<String, Set<String>> named = new HashMap<>();
        for (var row : rows.entrySet()) {
            Set<String> ofPackage = named.computeIfAbsent(row.getValue().digest, digest -> new HashSet<>());
            Optional<Map<String, Instant>> until = scanned(connection, row.getKey()).until;
            until.map(Map::keySet).ifPresent(ofPackage::addAll);
            if (until.isEmpty()) images.keySet().removeAll(ofPackage);
            else if (row.getValue().passed) images.putAll(until.get());
            else images.keySet().removeAll(until.get().keySet());
        }
        return images;
    }

    /** By number. What is older than a report may be can approve nothing; a report may be a little ahead of our clock. */
    private Map<Long, Row> rows(Connection connection) throws SQLException {
        GatePolicy inForce = policy.get();
        Instant oldest = Instant.now().minus(Duration.ofDays(inForce.image().maxAgeDays() + 1L));
        Map<Long, Row> found = new TreeMap<>();
        try (var select = connection.prepareStatement(
                "select number, digest, verdict, policy_version from evidence where gate = 'IMAGE' and at > ?")) {
            select.setObject(1, oldest.atOffset(ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                while (rows.next())
                    found.put(
                            rows.getLong(1),
                            new Row(
                                    rows.getString(2),
                                    rows.getString(3).equals("PASSED") && rows.getInt(4) == inForce.version()));
            }
        }
        return found;
    }

    private Scanned scanned(Connection connection, long number) throws SQLException {
        Scanned known = read.get(number);
        if (known != null) return known;
        Scanned scanned = new Scanned(report(connection, number).map(this::until));
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
