package io.firstpass.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * Brings a database to the version that this program was built for. The scripts are those that {@code migrations.txt}
 * beside them names: Flyway's own search reads the class path by URL, which in an application server finds nothing
 * without marker files, and fails where the path of the installation holds a space.
 */
public final class Migrations implements ResourceProvider {
    private final List<LoadableResource> scripts;

    private Migrations(List<LoadableResource> scripts) {
        this.scripts = scripts;
    }

    /** The edge's store, in Derby. */
    public static void migrateEdge(DataSource database) {
        of("edge").migrate(database);
    }

    /** The cloud's database, in PostgreSQL. */
    public static void migrateCloud(DataSource database) {
        of("cloud").migrate(database);
    }

    private void migrate(DataSource database) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .resourceProvider(this)
                .javaMigrationClassProvider(List::of)
                .load()
                .migrate();
    }

    static Migrations of(String folder) {
        List<LoadableResource> scripts = read("/db/" + folder + "/migrations.txt")
                .lines()
                .filter(name -> !name.isBlank())
                .<LoadableResource>map(name -> new Script(name, read("/db/" + folder + "/" + name)))
                .toList();
        if (scripts.isEmpty()) throw new IllegalStateException("no migrations are listed for " + folder);
        return new Migrations(scripts);
    }

    private static String read(String path) {
        try (InputStream content = Migrations.class.getResourceAsStream(path)) {
            if (content == null) throw new IllegalStateException(path + " is missing from the archive");
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public LoadableResource getResource(String name) {
        return scripts.stream()
                .filter(script -> script.getFilename().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return scripts.stream()
                .filter(script -> script.getFilename().startsWith(prefix)
                        && Arrays.stream(suffixes).anyMatch(script.getFilename()::endsWith))
                .toList();
    }
}
