package io.firstpass.registry.log;

import io.firstpass.contract.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;

/** What is set for Firstpass on this server, by a name that is the same in the environment and in a file. */
final class SettingValues {
    private static final long LONGEST_FILE = 1 << 20;

    private SettingValues() {}

    static Map<String, String> of(Config config) {
        Map<String, String> values = new TreeMap<>();
        for (String name : config.getPropertyNames()) {
            String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ".");
            if (plain.startsWith("firstpass."))
                config.getOptionalValue(name, String.class)
                        .ifPresent(value -> values.merge(
                                plain,
                                value + content(value),
                                (one, other) -> isEnvironment(name) ? value + content(value) : one));
        }
        return values;
    }

    /** The environment goes before the defaults of the archive, under whichever name each comes. */
    private static boolean isEnvironment(String name) {
        return name.startsWith("FIRSTPASS_");
    }

    private static String content(String value) {
        try {
            Path file = Path.of(value);
            if (!file.isAbsolute() || !Files.isRegularFile(file) || Files.size(file) > LONGEST_FILE) return "";
            try (var in = Files.newInputStream(file)) {
                return " " + Sha256.of(in).hex();
            }
        } catch (IOException | InvalidPathException noFile) {
            return "";
        }
    }
}
