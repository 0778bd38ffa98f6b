package io.firstpass.testbed.faults;

import io.firstpass.contract.EntryKind;
import io.firstpass.testbed.store.Postgres;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the cloud's database holds. */
final class CloudBooks {
    /** A tombstone, of one entry or of a range of them; what nobody can tell any more is empty. */
    record Expired(
            String epoch,
            long first,
            long through,
            Optional<EntryKind> kind,
            Optional<UUID> inspection,
            String reason) {}

    private interface Read<T> {
        T from(ResultSet row) throws SQLException;
    }

    private final Postgres postgres;

    CloudBooks(Postgres postgres) {
        this.postgres = postgres;
    }

    /** The serials of the inspections whose serials begin so. */
    Map<UUID, String> inspections(String prefix) {
        Map<UUID, String> found = new HashMap<>();
        query(
                "select inspection_id, serial from inspection where serial like '" + prefix + "%'",
                row -> found.put(row.getObject(1, UUID.class), row.getString(2)));
        return found;
    }

    /** How many rulings there are on each inspection whose ruling names a serial that begins so. */
    Map<UUID, Integer> rulings(String prefix) {
        Map<UUID, Integer> found = new HashMap<>();
        query(
                "select inspection_id from ruling where body::json ->> 'serial' like '" + prefix + "%'",
                row -> found.merge(row.getObject(1, UUID.class), 1, Integer::sum));
        return found;
    }

    /** How many escalated frames have arrived and are not looked at yet. */
    int waitingLooks() {
        return query("select 1 from second_look where state = 'WAITING'", row -> row.getInt(1))
                .size();
    }

    List<Expired> expired() {
        return query(
                "select epoch, first, through, kind, inspection_id, reason from expired_entry",
                row -> new Expired(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        Optional.ofNullable(row.getString(4)).map(EntryKind::valueOf),
                        Optional.ofNullable(row.getObject(5, UUID.class)),
                        row.getString(6)));
    }

    private <T> List<T> query(String sql, Read<T> read) {
        try (var connection = postgres.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            List<T> all = new ArrayList<>();
            while (row.next()) all.add(read.from(row));
            return all;
        } catch (SQLException failed) {
            throw new IllegalStateException("the cloud's database cannot be read: " + failed.getMessage(), failed);
        }
    }
}
