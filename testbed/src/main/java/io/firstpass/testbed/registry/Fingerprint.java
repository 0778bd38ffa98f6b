package io.firstpass.testbed.registry;

import io.firstpass.contract.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Names everything that an introduction depends on: another name as soon as one byte of it is another. */
public final class Fingerprint {
    private final List<String> parts = new ArrayList<>();

    /** A file, or all files below a folder. */
    public Fingerprint with(Path fileOrFolder) {
        try (Stream<Path> files = Files.walk(fileOrFolder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList())
                parts.add(fileOrFolder.relativize(file) + " " + digest(file));
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Fingerprint with(Map<String, String> settings) {
        new TreeMap<>(settings).forEach((name, value) -> parts.add(name + "=" + value));
        return this;
    }

    public static String digest(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Sha256.of(in).hex();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** 64 hexadecimal digits. */
    public String text() {
        return Sha256.of(String.join("\n", parts).getBytes(StandardCharsets.UTF_8))
                .hex();
    }
}
