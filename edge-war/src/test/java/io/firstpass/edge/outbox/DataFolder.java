package io.firstpass.edge.outbox;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The data folder of an edge that is stopped, and what can happen to it.
 *
 * @param files by the names of tables and indexes
 */
record DataFolder(Path path, Map<String, String> files) {
    static DataFolder copyOf(Path original, Path path, Map<String, String> files) throws IOException {
        copy(original, path);
        return new DataFolder(path, files);
    }

    /** Which file each table and index of a store lies in. */
    static Map<String, String> tables(OpenStore open) {
        return open.derby.transact("find the files of tables", connection -> {
            Map<String, String> files = new HashMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT t.tablename, c.conglomeratename, c.isindex,"
                            + " c.conglomeratenumber FROM sys.systables t JOIN sys.sysconglomerates c"
                            + " ON t.tableid = c.tableid")) {
                while (row.next())
                    files.put(
                            row.getBoolean(3) ? row.getString(2) : row.getString(1),
                            "c" + Long.toHexString(row.getLong(4)) + ".dat");
            }
            return files;
        });
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file :
                    files.filter(file -> !file.toString().endsWith(".lck")).toList())
                Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    Path file(String table) {
        return path.resolve("derby/seg0").resolve(files.get(table));
    }

    static void cut(Path file, double share) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength((long) (open.length() * share));
        }
    }

    static void overwrite(Path file, long from, int bytes) throws IOException {
        byte[] noise = new byte[bytes];
        new Random(1).nextBytes(noise);
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(from);
            open.write(noise);
        }
    }

    /** As a kill leaves it. */
    void leaveUnclean() throws IOException {
        Path logbook = path.resolve("outbox.json");
        Files.writeString(logbook, Files.readString(logbook).replace("\"closed\":true", "\"closed\":false"));
    }

    /** The stores that starts have set aside. */
    List<Path> setAside() throws IOException {
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(file -> file.getFileName().toString().startsWith("derby-corrupt-"))
                    .toList();
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
