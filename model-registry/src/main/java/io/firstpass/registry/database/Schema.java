package io.firstpass.registry.database;

import io.firstpass.db.Migrations;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;

/**
 * The tables in PostgreSQL, brought to the version that this program was built for. Whoever uses the database calls
 * {@link #ensure()} first; so a server that starts before its database is there catches up as soon as it is.
 */
@ApplicationScoped
public class Schema {
    @Resource(lookup = "jdbc/firstpass")
    DataSource dataSource;

    private volatile boolean current;

    /** Migrates once; after that it costs nothing. Throws while the database is away. */
    public void ensure() {
        if (!current) migrate();
    }

    public boolean isCurrent() {
        return current;
    }

    private synchronized void migrate() {
        if (current) return;
        Migrations.migrateCloud(dataSource);
        current = true;
    }
}
