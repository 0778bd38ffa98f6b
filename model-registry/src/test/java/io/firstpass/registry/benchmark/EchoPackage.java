package io.firstpass.registry.benchmark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.contract.Sha256;
import io.firstpass.contract.json.Messages;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Packages made of the echo package: the smallest that libtorch loads. */
public final class EchoPackage {
    private EchoPackage() {}

    /** The same under another name, with anything in its manifest changed. */
    public static byte[] changed(String name, Consumer<ObjectNode> manifest) throws Exception {
        Map<String, byte[]> entries = entries();
        var json = (ObjectNode) Messages.mapper().readTree(entries.get("manifest.json"));
        json.put("name", name);
        manifest.accept(json);
        entries.put("manifest.json", Messages.mapper().writeValueAsBytes(json));
        return zip(entries);
    }

    /** With other bytes in every variant, of which the manifest tells truthfully. */
    public static byte[] withWeights(String name, byte[] weights) throws Exception {
        Map<String, byte[]> entries = entries();
        var json = (ObjectNode) Messages.mapper().readTree(entries.get("manifest.json"));
        json.put("name", name);
        json.get("variants").forEach(variant -> {
            entries.put(variant.get("file").asText(), weights);
            ((ObjectNode) variant).put("sha256", Sha256.of(weights).hex()).put("bytes", weights.length);
        });
        entries.put("manifest.json", Messages.mapper().writeValueAsBytes(json));
        return zip(entries);
    }

    private static Map<String, byte[]> entries() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (var zip = new ZipFile(EchoGoldenSet.echo().toFile())) {
            for (var entry : zip.stream().toList())
                if (!entry.isDirectory())
                    entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
        }
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
