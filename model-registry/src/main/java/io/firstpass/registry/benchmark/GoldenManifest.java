package io.firstpass.registry.benchmark;

import io.firstpass.contract.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The digests of a golden set's files by path, sorted, in the form that {@code sha256sum} writes. */
final class GoldenManifest {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](\\S.*)");

    private GoldenManifest() {}

    static Map<String, String> read(Path file) throws IOException {
        Map<String, String> listed = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                Matcher entry = LINE.matcher(line);
                if (!entry.matches() || listed.put(entry.group(2), entry.group(1)) != null)
                    throw new GoldenSetDamaged(file + ": \"" + line
                            + "\" is no line of the form DIGEST, two spaces, path, or is there twice: seal it again");
            }
        } catch (NoSuchFileException e) {
            throw new GoldenSetDamaged("there is no " + file + ": seal the golden set first", e);
        }
        return listed;
    }

    /** Links are not followed: what they lead to is not in the set. */
    static Map<String, String> of(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> !Files.isDirectory(file)).toList();
        }
        for (Path file : files) {
            String path = folder.relativize(file).toString();
            if (path.equals(GoldenSet.MANIFEST)) continue;
            if (!Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                throw new GoldenSetDamaged(path + " of the golden set is a link or no file: put the file itself there");
            try (InputStream in = Files.newInputStream(file)) {
                found.put(path, Sha256.of(in).hex());
            }
        }
        return found;
    }

    static void compare(Map<String, String> listed, Map<String, String> found) {
        listed.forEach((path, digest) -> {
            String actual = found.get(path);
            if (actual == null) throw new GoldenSetDamaged(path + " of the golden set is missing: fetch the set again");
            if (!actual.equals(digest))
                throw new GoldenSetDamaged(path + " of the golden set has the SHA-256 " + actual
                        + ", its manifest says " + digest + ": it was altered; fetch the set again");
        });
        found.keySet().stream()
                .filter(path -> !listed.containsKey(path))
                .findFirst()
                .ifPresent(path -> {
                    throw new GoldenSetDamaged(
                            path + " is in the golden set's folder but not in its manifest: remove it, or"
                                    + " seal a new set");
                });
    }

    static String text(Map<String, String> digests) {
        return digests.entrySet().stream()
                .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
                .collect(Collectors.joining());
    }
}
