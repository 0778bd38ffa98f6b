package io.firstpass.edge.outbox;

import io.firstpass.contract.EntryKind;
import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.InvalidMessage;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads everything that an entry tells, within a transaction of the caller. */
final class EntryContents {
    private static final String CONTENT = "SELECT e.content_type, e.inclusion_probability, e.traceparent, i.json,"
            + " i.frame_sha256, l.json FROM entry e JOIN inspection i ON i.id = e.inspection_id"
            + " LEFT JOIN lapse l ON l.inspection_id = e.inspection_id WHERE e.sequence = ?";

    private final Connection connection;
    private final String epoch;

    EntryContents(Connection connection, String epoch) {
        this.connection = connection;
        this.epoch = epoch;
    }

    /** Empty if it can no longer be read, say after a change of the contract: it would stand before all others for ever. */
    Optional<Entry> read(Head head) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(CONTENT)) {
            query.setLong(1, head.sequence());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(entry(head, row)) : Optional.empty();
            }
        } catch (InvalidMessage e) {
            System.getLogger(EntryContents.class.getName())
                    .log(Level.ERROR, "entry " + head.sequence() + " will never be sent: it cannot be read", e);
            return Optional.empty();
        }
    }

    private Entry entry(Head head, ResultSet row) throws SQLException {
        double probability = row.getDouble(2);
        OptionalDouble inclusion = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(probability);
        Optional<HoldLapse> lapse = head.kind() == EntryKind.LAPSE
                ? Optional.of(Inspections.read(row.getString(6), HoldLapse.class))
                : Optional.empty();
        return new Entry(
                epoch,
                head.sequence(),
                head.kind(),
                head.place().priority(),
                Inspections.read(row.getString(4), Inspection.class),
                row.getString(5),
                row.getString(1),
                head.frameBytes(),
                inclusion,
                Optional.ofNullable(row.getString(3)),
                lapse);
    }

    /** Of the encrypted frame; null if the entry is gone. */
    String sealedSha256(long sequence) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT sealed_sha256 FROM entry WHERE sequence = ?")) {
            query.setLong(1, sequence);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }
}
