package io.firstpass.edge.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the tables of a booted database can be read. Derby itself notices a bad page only when it needs it.
 *
 * <p>At each start every table and index has to be as long as its pages say, which costs milliseconds and finds what was
 * cut off. After an end without order every page is read, which lets Derby check its sums; of a history of gigabytes this
 * would take minutes, so that it is only done for files of up to 1 GiB.
 */
final class Integrity {
    private static final long READABLE_WITHIN_SECONDS = 1 << 30;
    private static final String CONTAINERS = "SELECT t.tablename, c.conglomeratename, c.conglomeratenumber, c.isindex"
            + " FROM sys.systables t JOIN sys.sysconglomerates c ON t.tableid = c.tableid WHERE t.tabletype = 'T'";
    private static final String PAGES = "SELECT numallocatedpages, numfreepages, pagesize FROM"
            + " TABLE(SYSCS_DIAG.SPACE_TABLE('APP', ?)) pages WHERE conglomeratename = ?";

    private final Connection connection;
    private final Path segment;

    Integrity(Connection connection, Path database) {
        this.connection = connection;
        this.segment = database.resolve("seg0");
    }

    private record Container(String table, String name, Path file, boolean index) {}

    /** @throws SQLException with a state that {@link Damage} knows */
    void check(boolean everyPage) throws SQLException {
        for (Container container : containers()) {
            checkLength(container);
            if (everyPage && length(container) <= READABLE_WITHIN_SECONDS) readEveryPage(container);
        }
    }

    private List<Container> containers() throws SQLException {
        List<Container> containers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(CONTAINERS)) {
            while (row.next()) {
                Path file = segment.resolve("c" + Long.toHexString(row.getLong(3)) + ".dat");
                containers.add(new Container(row.getString(1), row.getString(2), file, row.getBoolean(4)));
            }
        }
        return containers;
    }

    private void checkLength(Container container) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(PAGES)) {
            query.setString(1, container.table());
            query.setString(2, container.index() ? container.name() : container.table());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) throw damaged("nothing is known of the pages of " + container.table());
                long least = (row.getLong(1) + row.getLong(2) + 1) * row.getLong(3);
                if (length(container) < least)
                    throw damaged(container.file() + " has " + length(container) + " bytes and needs " + least);
            }
        }
    }

    private static long length(Container container) throws SQLException {
        try {
            return Files.size(container.file());
        } catch (IOException e) {
            throw damaged("cannot look at " + e.getMessage());
        }
    }

    private void readEveryPage(Container container) throws SQLException {
        // An optimizer that chose another way would leave this one unread.
        String way = container.index() ? "index=\"" + container.name() + "\"" : "index=null";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT COUNT(*) FROM \"" + container.table() + "\" --DERBY-PROPERTIES " + way + "\n")) {
            row.next();
        }
    }

    private static SQLException damaged(String reason) {
        return new SQLException(reason, "XSDG0");
    }
}
