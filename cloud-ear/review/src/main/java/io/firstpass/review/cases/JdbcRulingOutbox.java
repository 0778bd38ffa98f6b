package io.firstpass.review.cases;

import io.firstpass.contract.Ruling;
import io.firstpass.contract.json.Messages;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The outbox in PostgreSQL. Each call is one statement, and so a transaction of its own. */
record JdbcRulingOutbox(DataSource database, Clock clock) implements RulingOutbox {

    @Override
    public List<UnsentRuling> oldest(int limit, Set<String> except) throws SQLException {
        String sql = "select r.body, o.traceparent from ruling_outbox o join ruling r using (inspection_id, revision)"
                + " where o.sent_at is null and not r.site = any(?) order by o.number limit ?";
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("text", except.toArray()));
            query.setInt(2, limit);
            List<UnsentRuling> unsent = new ArrayList<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) unsent.add(unsent(rows));
            }
            return unsent;
        }
    }

    @Override
    public Map<Integer, Long> places(String topic) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select partition, next_offset from ruling_position where topic = ?")) {
            query.setString(1, topic);
            Map<Integer, Long> places = new HashMap<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) places.put(rows.getInt(1), rows.getLong(2));
            }
            return places;
        }
    }

    @Override
    public void mark(Told told) throws SQLException {
        String sql = "with marked as (update ruling_outbox o set sent_at = ?"
                + " from unnest(?, ?) as told (inspection_id, revision)"
                + " where o.inspection_id = told.inspection_id and o.revision = told.revision and o.sent_at is null)"
                + " insert into ruling_position (topic, partition, next_offset) select * from unnest(?, ?, ?)"
                + " on conflict (topic, partition) do update set next_offset = excluded.next_offset";
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(sql)) {
            update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            bind(update, 2, "uuid", told.revisions().stream().map(RevisionId::inspectionId));
            bind(update, 3, "int4", told.revisions().stream().map(RevisionId::revision));
            bind(update, 4, "text", told.upTo().stream().map(Told.Place::topic));
            bind(update, 5, "int4", told.upTo().stream().map(Told.Place::partition));
            bind(update, 6, "int8", told.upTo().stream().map(Told.Place::next));
            update.executeUpdate();
        }
    }

    private static UnsentRuling unsent(ResultSet row) throws SQLException {
        byte[] body = row.getString(1).getBytes(StandardCharsets.UTF_8);
        return new UnsentRuling(Messages.read(body, Ruling.class), row.getString(2));
    }

    private static void bind(PreparedStatement statement, int at, String type, Stream<?> values) throws SQLException {
        statement.setArray(at, statement.getConnection().createArrayOf(type, values.toArray()));
    }
}
