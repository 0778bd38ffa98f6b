package io.firstpass.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Finds events, newest first, page by page; what is appended meanwhile shifts no page. Thread-safe. */
public record AuditSearch(DataSource database) {

    public AuditPage find(AuditQuery query) {
        try (var connection = database.getConnection()) {
            List<AuditEntry> found = found(connection, query);
            if (found.size() <= query.limit()) return new AuditPage(found, Optional.empty());
            List<AuditEntry> page = List.copyOf(found.subList(0, query.limit()));
            return new AuditPage(page, Optional.of(page.get(page.size() - 1).cursor()));
        } catch (SQLException e) {
            throw new AuditFailed("cannot search the audit log", e);
        }
    }

    private static List<AuditEntry> found(Connection connection, AuditQuery query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql(query))) {
            int at = 1;
            for (Object value : query.conditions().values()) statement.setObject(at++, value);
            if (query.after() != null) {
                statement.setObject(at++, query.after().at().atOffset(ZoneOffset.UTC));
                statement.setString(at++, query.after().stream());
                statement.setLong(at++, query.after().number());
            }
            statement.setInt(at, query.limit() + 1);
            List<AuditEntry> found = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) found.add(AuditEntry.read(rows));
            }
            return found;
        }
    }

    private static String sql(AuditQuery query) {
        List<String> conditions = new ArrayList<>(query.conditions().keySet());
        if (query.after() != null) conditions.add("(at, stream, number) < (?, ?, ?)");
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return "select * from audit_event" + where + " order by at desc, stream desc, number desc limit ?";
    }
}
