package io.firstpass.review.fleet;

import io.firstpass.contract.ExpiredEntries;
import io.firstpass.contract.ExpiredEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** The tombstones that the edges send, each once. */
@ApplicationScoped
public class Expiries {
    private static final String INSERT = "insert into expired_entry (site, edge, epoch, first, through, kind,"
            + " inspection_id, priority, reason, expired_at, received_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict do nothing";

    @PersistenceContext(unitName = "review")
    EntityManager database;

    @Inject
    Receipts receipts;

    /** Telling it again changes nothing. @throws io.firstpass.contract.InvalidMessage where a name cannot be used */
    @Transactional
    public void enter(ExpiredEntries told) {
        var edge = new EdgeName(told.site(), told.edge());
        try (var insert = database.unwrap(Connection.class).prepareStatement(INSERT)) {
            for (ExpiredEntry entry : told.entries()) {
                insert.setString(1, edge.site());
                insert.setString(2, edge.edge());
                insert.setString(3, told.epoch());
                fill(insert, entry);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new LedgerFailed("expired entries were not entered", e);
        }
        receipts.enter(told.entries().stream()
                .map(entry -> Receipt.expired(edge, told.epoch(), entry))
                .toList());
    }

    private static void fill(PreparedStatement insert, ExpiredEntry entry) throws SQLException {
        insert.setLong(4, entry.sequence());
        insert.setLong(5, entry.through());
        insert.setString(6, entry.kind() == null ? null : entry.kind().name());
        insert.setObject(7, entry.inspectionId());
        insert.setObject(8, entry.priority());
        insert.setString(9, entry.reason().name());
        insert.setObject(10, entry.expiredAt().atOffset(ZoneOffset.UTC));
        insert.setObject(11, Instant.now().atOffset(ZoneOffset.UTC));
    }
}
