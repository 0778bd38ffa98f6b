package io.firstpass.review.fleet;

import io.firstpass.contract.ExpiryReason;
import io.firstpass.contract.SequenceRange;
import io.firstpass.contract.json.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the ledgers for those who ask. */
@ApplicationScoped
public class Gaps {
    @PersistenceContext(unitName = "review")
    EntityManager database;

    /** By edge, the present epoch first, then the one heard of last. {@code edge} may be null: any. */
    @Transactional
    public Map<String, List<EpochGaps>> of(String site, String edge) {
        Map<String, Map<ExpiryReason, Long>> reasons = reasons(site, edge);
        Map<String, List<EpochGaps>> gaps = new LinkedHashMap<>();
        query(GapsSql.EPOCHS, site, edge, row -> {
            String name = row.getString("edge");
            var expired = reasons.getOrDefault(name + "/" + row.getString("epoch"), Map.of());
            gaps.computeIfAbsent(name, n -> new ArrayList<>()).add(epoch(row, expired));
        });
        return gaps;
    }

    private Map<String, Map<ExpiryReason, Long>> reasons(String site, String edge) {
        Map<String, Map<ExpiryReason, Long>> reasons = new HashMap<>();
        query(GapsSql.REASONS, site, edge, row -> reasons.computeIfAbsent(
                        row.getString("edge") + "/" + row.getString("epoch"),
                        place -> new EnumMap<>(ExpiryReason.class))
                .put(ExpiryReason.valueOf(row.getString("reason")), row.getLong("count")));
        return reasons;
    }

    private static EpochGaps epoch(ResultSet row, Map<ExpiryReason, Long> expired) throws SQLException {
        return new EpochGaps(
                row.getString("epoch"),
                row.getBoolean("present"),
                instant(row, "heard_of_at"),
                row.getLong("next_sequence"),
                row.getLong("settled_below"),
                numbers(row, "received"),
                numbers(row, "expired"),
                expired,
                numbers(row, "missing"),
                instant(row, "asked_at"),
                instant(row, "ask_at"));
    }

    private static Numbers numbers(ResultSet row, String set) throws SQLException {
        byte[] first = row.getString(set + "_first").getBytes(StandardCharsets.UTF_8);
        return new Numbers(
                row.getLong(set + "_count"),
                row.getLong(set + "_ranges"),
                List.of(Messages.read(first, SequenceRange[].class)));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private void query(String sql, String site, String edge, Row each) {
        Connection connection = database.unwrap(Connection.class);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, site);
            select.setString(2, edge);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) each.read(rows);
            }
        } catch (SQLException e) {
            throw new LedgerFailed("the ledgers were not read", e);
        }
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }
}
