package io.firstpass.vision.detection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The model packages that are committed with the product, and altered copies of the echo package. */
final class Packages {
    static final String ECHO = "firstpass-echo-1.0.0";
    static final String EDGE = "firstpass-pcb-edge-1.0.0";
    static final String CLOUD = "firstpass-pcb-cloud-1.0.0";

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    static Path zip(String name) {
        return Path.of(System.getProperty("basedir", "."), "..", "models", name + ".zip");
    }

    static Packages echo() throws IOException {
        Packages copy = new Packages();
        try (ZipFile zip = new ZipFile(zip(ECHO).toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries()))
                copy.entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
        }
        return copy;
    }

    byte[] entry(String name) {
        return entries.get(name);
    }

    Packages with(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    Packages without(String name) {
        entries.remove(name);
        return this;
    }

    Packages manifest(String what, String with) {
        String manifest = new String(entry("manifest.json"), StandardCharsets.UTF_8);
        if (!manifest.contains(what)) throw new IllegalArgumentException("no " + what + " in the manifest");
        return with("manifest.json", manifest.replace(what, with).getBytes(StandardCharsets.UTF_8));
    }

    /** Puts other bytes in place of the weights and tells the manifest so. */
    Packages weights(byte[] content, Path folder) throws IOException {
        Path file = Files.write(folder.resolve("weights"), content);
        Path before = Files.write(folder.resolve("before"), entry("fp32.torchscript"));
        return manifest(Digest.ofFile(before), Digest.ofFile(file))
                .manifest("\"bytes\": " + Files.size(before), "\"bytes\": " + content.length)
                .with("fp32.torchscript", content);
    }

    Path pack(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return Files.write(folder.resolve("altered.zip"), bytes.toByteArray());
    }
}
