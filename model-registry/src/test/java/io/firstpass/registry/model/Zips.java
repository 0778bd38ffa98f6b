package io.firstpass.registry.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packages as small as they can be, whole and spoilt. Their weights are bytes that nothing loads. */
final class Zips {
    private static final byte[] WEIGHTS = "weights".getBytes(StandardCharsets.UTF_8);

    private Zips() {}

    /** {@code note} makes packages of one version differ. */
    static byte[] whole(String name, String version, String note) throws Exception {
        return zip(entries(name, version, note, WEIGHTS, sha256(WEIGHTS)));
    }

    static byte[] alteredWeights(String name) throws Exception {
        return zip(entries(name, "1.0.0", "", WEIGHTS, sha256("another".getBytes(StandardCharsets.UTF_8))));
    }

    static byte[] leadingOut(String name) throws Exception {
        var entries = entries(name, "1.0.0", "", WEIGHTS, sha256(WEIGHTS));
        entries.put("../../outside", WEIGHTS);
        return zip(entries);
    }

    /** Its manifest is truthful: two megabytes of zeros in two kilobytes. */
    static byte[] bomb(String name) throws Exception {
        byte[] zeros = new byte[2_000_000];
        return zip(entries(name, "1.0.0", "", zeros, sha256(zeros)));
    }

    static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static Map<String, byte[]> entries(String name, String version, String note, byte[] weights, String sum) {
        String manifest =
                """
                {"schema": "firstpass.model-package/1", "name": "%s", "version": "%s", "family": "yolov8",
                 "head": "dense", "classes": ["open"], "thresholds": {"open": {"accept": 0.8, "doubt": 0.3}},
                 "input": {"width": 64, "height": 64, "layout": "NHWC", "color": "RGB", "dtype": "uint8",
                  "letterboxFill": 114}, "nmsIou": 0.5, "samples": [], "card": {"note": "%s"},
                 "variants": [{"file": "w.pt", "precision": "fp32", "devices": ["cpu"], "sha256": "%s", "bytes": %d}]}
                """
                        .formatted(name, version, note, sum, weights.length);
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
        entries.put("w.pt", weights);
        return entries;
    }

    private static byte[] zip(Map<String, byte[]> entries) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
