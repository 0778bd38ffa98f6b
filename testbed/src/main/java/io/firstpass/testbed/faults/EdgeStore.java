package io.firstpass.testbed.faults;

import io.firstpass.contract.EntryKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The database of a stopped edge, read from a copy, so that the original stays as the edge left it. */
final class EdgeStore {
    private static final String ENTRIES = "SELECT o.epoch, e.sequence, e.kind, e.inspection_id FROM entry e, outbox o";

    private final Path copies;
    private final String bootPassword;
    private int number;

    /**
     * @param copies an empty folder
     * @param password that of the edge's store
     */
    EdgeStore(Path copies, String password) {
        this.copies = copies;
        // Derby would begin one in the folder that we were started in.
        System.setProperty(
                "derby.stream.error.file", copies.resolve("derby.log").toString());
        this.bootPassword = derived(password);
    }

    /** Derby's password comes from the store's as the edge derives it. */
    private static String derived(String password) {
        try {
            byte[] salt = "firstpass edge store 1".getBytes(StandardCharsets.US_ASCII);
            byte[] keys = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, 210_000, 512))
                    .getEncoded();
            return HexFormat.of().formatHex(keys, 0, 32);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("this Java cannot derive keys", failed);
        }
    }

    /** What each number of the entries stands for that the store still holds. */
    Map<EntryNumber, Numbered> numbers(Path data) {
        Path copy = copies.resolve("derby-" + ++number);
        copy(data.resolve("derby"), copy);
        String url = "jdbc:derby:" + copy + ";bootPassword=" + bootPassword;
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ENTRIES)) {
            Map<EntryNumber, Numbered> numbers = new HashMap<>();
            while (row.next())
                numbers.put(
                        new EntryNumber(row.getString(1), row.getLong(2)),
                        new Numbered(EntryKind.valueOf(row.getString(3)), UUID.fromString(row.getString(4))));
            return numbers;
        } catch (SQLException failed) {
            throw new IllegalStateException("the edge's store cannot be read: " + failed.getMessage(), failed);
        } finally {
            shutDown(copy);
        }
    }

    private static void shutDown(Path copy) {
        try {
            DriverManager.getConnection("jdbc:derby:" + copy + ";shutdown=true").close();
        } catch (SQLException howDerbySaysThatItDid) {
            // it always throws
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes ignored) throws IOException {
                    Files.createDirectories(to.resolve(from.relativize(folder)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes ignored) throws IOException {
                    if (!file.toString().endsWith(".lck")) Files.copy(file, to.resolve(from.relativize(file)));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
