package io.firstpass.registry.container;

import io.firstpass.registry.evidence.Weights;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packages as small as they can be, whole and spoilt. Their weights are those of the echo package. */
public final class Zips {
    private Zips() {}

    /** {@code note} makes packages of one version differ. */
    public static byte[] whole(String name, String version, String note) throws Exception {
        byte[] weights = Weights.echo().bytes();
        return zip(entries(name, version, note, weights, sha256(weights)));
    }

    /** One bit of the weights is another than the manifest was written for. */
    public static byte[] alteredWeights(String name) throws Exception {
        byte[] weights = Weights.echo().bytes();
        String sum = sha256(weights);
        weights[weights.length / 2] ^= 1;
        return zip(entries(name, "1.0.0", "", weights, sum));
    }

    public static byte[] leadingOut(String name) throws Exception {
        byte[] weights = Weights.echo().bytes();
        var entries = entries(name, "1.0.0", "", weights, sha256(weights));
        entries.put("../../outside", weights);
        return zip(entries);
    }

    /** Its manifest is truthful: what is wrong is in the weights themselves. */
    public static byte[] of(String name, Weights weights) throws Exception {
        return zip(entries(name, "1.0.0", "", weights.bytes(), sha256(weights.bytes())));
    }

    /** Its manifest is truthful: two megabytes of zeros in two kilobytes. */
    public static byte[] bomb(String name) throws Exception {
        byte[] zeros = new byte[2_000_000];
        return zip(entries(name, "1.0.0", "", zeros, sha256(zeros)));
    }

    public static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static Map<String, byte[]> entries(String name, String version, String note, byte[] weights, String sum) {
        String manifest =
                """
                {"schema": "firstpass.model-package/1", "name": "%s", "version": "%s", "family": "yolov8",
                 "head": "dense", "classes": ["c0", "c1", "c2", "c3", "c4", "c5"], "thresholds": {
                  "c0": {"accept": 0.8, "doubt": 0.3}, "c1": {"accept": 0.8, "doubt": 0.3},
                  "c2": {"accept": 0.8, "doubt": 0.3}, "c3": {"accept": 0.8, "doubt": 0.3},
                  "c4": {"accept": 0.8, "doubt": 0.3}, "c5": {"accept": 0.8, "doubt": 0.3}},
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
