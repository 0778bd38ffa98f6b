package io.firstpass.review.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** Writes down which numbers were dealt with. {@link EpochLedger#fold()} makes ranges of them a moment later. */
@ApplicationScoped
public class Receipts {
    private static final String INSERT =
            "insert into receipt (site, edge, epoch, numbers, expired) values (?, ?, ?, int8range(?, ?, '[]'), ?)";

    @PersistenceContext(unitName = "review")
    EntityManager database;

    /** Joins the caller's transaction: what a number stands for is entered with its receipt or not at all. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enter(Collection<Receipt> receipts) {
        if (receipts.isEmpty()) return;
        try (var insert = database.unwrap(Connection.class).prepareStatement(INSERT)) {
            for (Receipt receipt : receipts) {
                insert.setString(1, receipt.edge().site());
                insert.setString(2, receipt.edge().edge());
                insert.setString(3, receipt.epoch());
                insert.setLong(4, receipt.numbers().from());
                insert.setLong(5, receipt.numbers().through());
                insert.setBoolean(6, receipt.expired());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new LedgerFailed("receipts were not entered", e);
        }
    }
}
