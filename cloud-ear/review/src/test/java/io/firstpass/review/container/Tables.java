package io.firstpass.review.container;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** The tables as the database itself shows them, past JPA; for tests inside the server. */
public final class Tables {
    private Tables() {}

    public static void empty() throws Exception {
        execute("truncate inspection, second_look, ruling, review_case, ruling_outbox, hold_lapse,"
                + " edge, edge_event, receipt, edge_epoch, expired_entry");
    }

    public static void execute(String sql) throws Exception {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public static long rows(String table) throws Exception {
        return one("select count(*) from " + table, Long.class);
    }

    /** The first column of the only row. */
    public static <T> T one(String sql, Class<T> type) throws Exception {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            if (!row.next()) throw new AssertionError("no row: " + sql);
            T value = row.getObject(1, type);
            if (row.next()) throw new AssertionError("more than one row: " + sql);
            return value;
        }
    }

    public static boolean has(String table, UUID inspection) throws Exception {
        return rows(table + " where inspection_id = '" + inspection + "'") == 1;
    }

    private static Connection connect() throws NamingException, SQLException {
        return InitialContext.<DataSource>doLookup("jdbc/firstpass").getConnection();
    }
}
