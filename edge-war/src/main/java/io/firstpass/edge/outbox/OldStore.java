package io.firstpass.edge.outbox;

import io.firstpass.contract.ExpiredEntry;
import io.firstpass.contract.InvalidMessage;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a damaged database still gives. A table is read from its beginning to the first bad page and, where an index
 * leads to the end, from there backwards; each row of it is handed on once or twice. Nothing here throws for damage.
 */
final class OldStore {
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private final Derby.Connections connections;
    private boolean boots = true;

    OldStore(Derby.Connections connections) {
        this.connections = connections;
    }

    /** Every row of the query; false if something of it could not be read. */
    boolean rows(String query, Row each) {
        if (!boots) return false;
        try (Connection connection = connected();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                try {
                    each.read(row);
                } catch (InvalidMessage | IllegalArgumentException e) {
                    System.getLogger(OldStore.class.getName()).log(Level.DEBUG, "skipping a row", e);
                }
            }
            return true;
        } catch (SQLException e) {
            System.getLogger(OldStore.class.getName())
                    .log(Level.WARNING, "the old store stops in the middle: {0}", Damage.reason(e));
            return false;
        }
    }

    private Connection connected() throws SQLException {
        try {
            return connections.open();
        } catch (SQLException e) {
            boots = false;
            throw e;
        }
    }

    /** The number that would have come next; empty if nobody can tell. */
    Optional<Preparation.Prepared> numbers() {
        List<Preparation.Prepared> found = new ArrayList<>();
        rows(
                "SELECT epoch, next_sequence, running FROM outbox",
                row -> found.add(new Preparation.Prepared(row.getString(1), row.getLong(2), row.getLong(3))));
        return found.stream().findFirst();
    }

    /** Tombstones that the cloud does not know yet, with their epoch. */
    List<Tombstones> untold() {
        List<Tombstones> untold = new ArrayList<>();
        rows(
                "SELECT first_sequence, last_sequence, kind, inspection_id, priority, reason, expired_at, epoch"
                        + " FROM tombstone WHERE told = 0",
                row -> {
                    ExpiredEntry expired = TombstoneRows.expired(row);
                    untold.add(new Tombstones(row.getString(8), List.of(expired)));
                });
        return untold;
    }
}
