package io.firstpass.edge.outbox;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;

/**
 * An embedded Derby, encrypted with AES-256. It is made where there is none, and encrypted where it was not yet. A
 * connection costs 50 microseconds, so that there is no pool. Thread-safe.
 *
 * <p>Not a data source of the server: only the application can derive the key from the password, tell a wrong password
 * from a damaged file, and set a damaged store aside before anything is connected to it.
 */
final class Database implements AutoCloseable {
    private static final String SHUT_DOWN = "08006";
    private static final Set<String> SUCCESS = Set.of(SHUT_DOWN, "XJ015");

    private final EmbeddedDataSource source = new EmbeddedDataSource();
    private final String name;
    private volatile boolean closed;

    Database(String name, String bootPassword) {
        this.name = name;
        source.setDatabaseName(name);
        source.setCreateDatabase("create");
        source.setConnectionAttributes("dataEncryption=true;encryptionAlgorithm=AES/CBC/NoPadding;"
                + "encryptionKeyLength=256;bootPassword=" + bootPassword);
    }

    static Database in(Path folder, String bootPassword) {
        return new Database(folder.toString(), bootPassword);
    }

    /** A straggler after {@link #close} must not boot the database again. */
    Connection connection() throws SQLException {
        if (closed) throw new SQLException("the store is closed", SHUT_DOWN);
        return source.getConnection();
    }

    DataSource source() {
        return source;
    }

    /** Writes everything to the tables, so that the next start has nothing to do again. */
    @Override
    public void close() {
        closed = true;
        shutDown(name);
    }

    /** Ends Derby itself, which starts again when it is needed: a database that died on a bad page may leave half of itself behind, and nothing else of that name would start. */
    static void endAll() {
        shutDown("");
    }

    private static void shutDown(String name) {
        EmbeddedDataSource end = new EmbeddedDataSource();
        end.setDatabaseName(name);
        end.setShutdownDatabase("shutdown");
        try {
            end.getConnection().close();
        } catch (SQLException e) {
            // This is how Derby reports success; a database that did not even start needs no end.
            if (!SUCCESS.contains(e.getSQLState()))
                System.getLogger(Database.class.getName()).log(Level.DEBUG, "closing " + name, e);
        }
    }
}
