package io.firstpass.testbed.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * A copy of a running PostgreSQL server's data, from which another server starts with all that was committed before.
 *
 * @see <a href="https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP">Making a base
 *     backup using the low level API</a>
 */
record BaseBackup(Path data, Path copy) {
    private static final String LOG = "pg_wal";

    /** Of the running server only. */
    private static final Set<String> ITS_OWN =
            Set.of("postmaster.pid", "postmaster.opts", "pg_stat_tmp", "pg_replslot");

    /** @param superuser a connection of one who may make backups; it stays open meanwhile */
    void make(Connection superuser) throws SQLException, IOException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("select pg_backup_start('firstpass', true)");
            copyAll(data, false);
            try (var stopped = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                stopped.next();
                Files.writeString(copy.resolve("backup_label"), stopped.getString(1));
            }
        }
        // What was written while it was copied: the copy is whole with it.
        copyAll(data.resolve(LOG), true);
    }

    private void copyAll(Path from, boolean withLog) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(target(folder));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path within = data.relativize(file);
                String first = within.getName(0).toString();
                if (!ITS_OWN.contains(first) && (withLog || !first.equals(LOG))) copy(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (failed instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
                throw failed;
            }
        });
    }

    private void copy(Path file) throws IOException {
        try {
            Files.copy(file, target(file));
        } catch (NoSuchFileException gone) {
            // A server at work removes files; what it needs of them is in its log.
        }
    }

    private Path target(Path file) {
        return copy.resolve(data.relativize(file).toString());
    }
}
