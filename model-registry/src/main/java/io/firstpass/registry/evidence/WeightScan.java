package io.firstpass.registry.evidence;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Looks for code in weights: what a TorchScript's pickles name and what its source calls, held against allow-lists (see
 * DESIGN.md). Loads and runs nothing. Whatever the file holds, the answer is a scan with findings, never an exception.
 */
public final class WeightScan {
    private static final int LOCAL_HEADER = 0x504b0304;
    /** A traced detector has some 100 KiB; words take many times the memory of their letters. */
    private static final int MOST_CODE = 4 << 20;

    private final Findings findings = new Findings();
    private final Set<String> operators = new TreeSet<>();
    private final Map<String, List<String>> sources = new LinkedHashMap<>();
    private final Set<String> classes = new TreeSet<>();
    private int entries;
    private int code;
    private int pickles;
    private long opcodes;

    private WeightScan() {}

    public static Scan scan(Path torchScriptFile) {
        WeightScan scan = new WeightScan();
        scan.look(torchScriptFile);
        return new Scan(scan.findings.list(), scan.figures());
    }

    private void look(Path file) {
        try {
            if (!begins(file)) return;
            ZipDirectory.check(file);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                look(new WeightEntries(zip, findings));
            }
        } catch (ZipDirectory.Ambiguous e) {
            findings.add(
                    e.where(), e.getMessage() + ": another reader may see another file; save it by torch.jit.save");
        } catch (IOException | IllegalArgumentException e) {
            findings.add("the file", "is no zip that can be read: " + e.getMessage() + "; it is damaged or truncated");
        }
    }

    private boolean begins(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            int first = bytes.length() < 4 ? 0 : bytes.readInt();
            if (first >>> 24 == 0x80)
                findings.add("the file", "is a bare pickle, as torch.save once wrote: export it as TorchScript");
            else if (first != LOCAL_HEADER) findings.add("the file", "does not begin as a zip: it is no TorchScript");
            return first == LOCAL_HEADER;
        }
    }

    private void look(WeightEntries zip) {
        List<? extends ZipEntry> all = zip.checked();
        entries = all.size();
        all.stream().filter(entry -> entry.getName().endsWith(".py")).forEach(entry -> tokens(entry, zip.read(entry)));
        sources.forEach((name, tokens) -> classes.addAll(CodeWalk.classes(module(name), tokens)));
        sources.forEach((name, tokens) -> new CodeWalk(name, classes, operators, findings).walk(tokens));
        all.stream().filter(entry -> entry.getName().endsWith("pkl")).forEach(entry -> pickle(entry, zip.read(entry)));
    }

    private void tokens(ZipEntry entry, byte[] source) {
        if (source.length > MOST_CODE - code) {
            findings.add(entry.getName(), "is too much: at most " + MOST_CODE + " bytes of code are taken in all");
            return;
        }
        code += source.length;
        try {
            sources.put(entry.getName(), CodeTokens.of(new String(source, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            findings.add(entry.getName(), e.getMessage() + ": it is no TorchScript source");
        }
    }

    private void pickle(ZipEntry entry, byte[] bytes) {
        pickles++;
        opcodes += new PickleWalk(entry.getName(), bytes, classes, findings).walk();
    }

    /** {@code echo/code/__torch__/a/b.py} holds the module {@code __torch__.a.b}. */
    private static String module(String entry) {
        int code = entry.indexOf("/code/");
        String path = code < 0 ? entry : entry.substring(code + "/code/".length());
        return path.substring(0, path.length() - ".py".length()).replace('/', '.');
    }

    private TreeMap<String, Double> figures() {
        return new TreeMap<>(Map.of(
                "entries", (double) entries,
                "pickles", (double) pickles,
                "opcodes", (double) opcodes,
                "modules", (double) sources.size(),
                "operators", (double) operators.size()));
    }
}
