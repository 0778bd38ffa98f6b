package io.firstpass.vision.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the class names of a YOLO {@code data.yaml}: a list in brackets, a list of dashes, or numbered lines. */
final class ClassNames {
    private static final Pattern NAMES = Pattern.compile("(?m)^names:[ \\t]*(?:\\[([^\\]]*)\\])?[^\\S\\n]*(?:#.*)?$");
    private static final Pattern ENTRY = Pattern.compile("\\s*(?:-|\\d+:)\\s*(.+?)\\s*(?:\\s#.*)?");

    private ClassNames() {}

    static List<String> read(Path file) throws IOException {
        String yaml = Files.readString(file);
        Matcher names = NAMES.matcher(yaml);
        if (!names.find()) throw new Unusable(file + " has no names");
        List<String> found = names.group(1) != null ? listed(names.group(1)) : lines(yaml.substring(names.end()));
        if (found.isEmpty()) throw new Unusable(file + " has no names");
        return found;
    }

    private static List<String> listed(String text) {
        List<String> found = new ArrayList<>();
        for (String name : text.split(",")) if (!name.isBlank()) found.add(bare(name));
        return found;
    }

    private static List<String> lines(String text) {
        List<String> found = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank()) continue;
            Matcher entry = ENTRY.matcher(line);
            if (!entry.matches()) break;
            found.add(bare(entry.group(1)));
        }
        return found;
    }

    private static String bare(String name) {
        return name.strip().replaceAll("^[\"']|[\"']$", "");
    }
}
