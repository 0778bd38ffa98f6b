package io.firstpass.registry.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The entries of a TorchScript's zip: which it may have, and how long they may be. One thread. */
final class WeightEntries {
    private static final int MOST_ENTRIES = 20_000;
    private static final long MOST_BYTES = 4L << 30;
    private static final int MOST_READ = 16 << 20;
    private static final long MOST_READ_IN_ALL = 256L << 20;
    private static final int MOST_EXTRA = 64 << 10;
    private static final Pattern TAKEN = Pattern.compile("[^/]+/(data\\.pkl|constants\\.pkl|(data|constants)/\\d+"
            + "|code/(?!.*\\.\\.)[\\w./]+\\.py(\\.debug_pkl)?|version|byteorder|\\.format_version"
            + "|\\.storage_alignment|\\.data/serialization_id|extra/[\\w.-]+)");

    private final ZipFile zip;
    private final Findings findings;
    private long read;

    WeightEntries(ZipFile zip, Findings findings) {
        this.zip = zip;
        this.findings = findings;
    }

    /** All entries, after each was held against what is allowed. */
    List<? extends ZipEntry> checked() {
        if (zip.size() > MOST_ENTRIES) {
            findings.add("the file", "has " + zip.size() + " entries, at most " + MOST_ENTRIES + " are taken");
            return List.of();
        }
        List<? extends ZipEntry> entries = zip.stream().toList();
        Set<String> names = new HashSet<>();
        Set<String> folders = new HashSet<>();
        entries.forEach(entry -> check(entry, names, folders));
        if (folders.size() > 1)
            findings.add("the file", "has more than one folder at the top: libtorch reads only one");
        for (String needed : List.of("/data.pkl", "/constants.pkl", "/version"))
            if (names.stream().noneMatch(name -> name.endsWith(needed)))
                findings.add(
                        "the file",
                        "has no " + needed.substring(1) + ": it is no TorchScript; trace and freeze the model");
        long total = entries.stream()
                .mapToLong(entry -> Math.max(0, entry.getSize()))
                .sum();
        if (total < 0 || total > MOST_BYTES)
            findings.add("the file", "unpacks to " + total + " bytes, at most " + MOST_BYTES + " are taken");
        return entries;
    }

    private void check(ZipEntry entry, Set<String> names, Set<String> folders) {
        String name = entry.getName();
        folders.add(name.split("/", 2)[0]);
        if (!TAKEN.matcher(name).matches())
            findings.add(name, "is an entry that a TorchScript has no business to have");
        // libtorch looks entries up without regard to case, other readers with it.
        if (!names.add(name.toLowerCase(Locale.ROOT)))
            findings.add(name, "is there twice: readers may see different ones");
        if (name.contains("/extra/") && entry.getSize() > MOST_EXTRA)
            findings.add(name, "is " + entry.getSize() + " bytes long, at most " + MOST_EXTRA + " are taken");
    }

    /** An entry's bytes; empty, and a finding, where it is longer than is taken or cannot be unpacked. */
    byte[] read(ZipEntry entry) {
        if (read > MOST_READ_IN_ALL) return new byte[0];
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MOST_READ + 1);
            read += bytes.length;
            if (bytes.length > MOST_READ) findings.add(entry.getName(), "unpacks to more than " + MOST_READ + " bytes");
            else if (bytes.length != entry.getSize())
                findings.add(entry.getName(), "unpacks to another length than the directory says");
            else if (read > MOST_READ_IN_ALL)
                findings.add(entry.getName(), "is too much: code and pickles unpack to more than " + MOST_READ_IN_ALL);
            else return bytes;
        } catch (IOException | IllegalArgumentException e) {
            findings.add(entry.getName(), "cannot be unpacked: " + e.getMessage());
        }
        return new byte[0];
    }
}
