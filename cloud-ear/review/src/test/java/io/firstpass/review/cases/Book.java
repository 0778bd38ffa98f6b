package io.firstpass.review.cases;

import io.firstpass.contract.Ruling;
import io.firstpass.contract.json.Messages;
import io.firstpass.review.Escalations;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Rulings entered with their outbox entries past JPA, for tests outside the server. */
record Book(DataSource database) {
    private static final Instant DECIDED_AT = Instant.parse("2026-01-31T08:00:00Z");

    void empty() throws SQLException {
        execute("truncate ruling, review_case, ruling_outbox, ruling_position, ruling_publisher");
    }

    /** Ids of new rulings for a site, in the order in which they were entered. */
    List<String> enter(String site, int count) throws SQLException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) ids.add(enter(Escalations.cleared(site, DECIDED_AT)));
        return ids;
    }

    int unsent() throws SQLException {
        return count("select count(*) from ruling_outbox where sent_at is null");
    }

    /** Up to where a topic is known to be marked, over all its partitions. */
    int places(String topic) throws SQLException {
        return count("select coalesce(sum(next_offset), 0) from ruling_position where topic = '" + topic + "'");
    }

    void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private String enter(Ruling ruling) throws SQLException {
        String sql = "with entered as (insert into ruling (inspection_id, revision, site, outcome, decided_at, body)"
                + " values (?, ?, ?, ?, ?, ?) returning inspection_id, revision)"
                + " insert into ruling_outbox (inspection_id, revision) select * from entered";
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            insert.setObject(1, ruling.inspectionId());
            insert.setInt(2, ruling.revision());
            insert.setString(3, ruling.site());
            insert.setString(4, ruling.outcome().name());
            insert.setObject(5, ruling.decidedAt().atOffset(ZoneOffset.UTC));
            insert.setString(6, new String(Messages.write(ruling), StandardCharsets.UTF_8));
            insert.executeUpdate();
        }
        return RevisionId.of(ruling).toString();
    }
}
