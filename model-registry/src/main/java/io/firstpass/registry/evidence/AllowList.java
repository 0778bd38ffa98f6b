package io.firstpass.registry.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** What weights may name: everything that is not listed is a finding. The lists are resources beside this class. */
final class AllowList {
    static final Set<String> PICKLE_NAMES = Set.copyOf(lines("pickle-names.txt"));
    static final Set<String> OPERATORS = Set.copyOf(lines("operators.txt"));

    /** Called without a namespace: casts and hints of the language, no effect outside of it. */
    static final Set<String> BARE =
            Set.of("annotate", "unchecked_cast", "uninitialized", "getattr", "int", "float", "bool", "len", "range");

    private AllowList() {}

    static List<String> lines(String resource) {
        try (InputStream in = AllowList.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }
}
