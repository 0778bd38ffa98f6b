package io.firstpass.registry.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The echo package's weights, and altered copies of them. */
public final class Weights {
    static final String CODE = "echo/code/__torch__/___torch_mangle_0.py";
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    static Path models() {
        return Path.of(System.getProperty("basedir", "."), "..", "models");
    }

    public static Weights echo() throws IOException {
        Weights echo = new Weights();
        Path file = Files.createTempFile("echo", ".torchscript");
        try (ZipFile zip =
                new ZipFile(models().resolve("firstpass-echo-1.0.0.zip").toFile())) {
            Files.write(
                    file, zip.getInputStream(zip.getEntry("fp32.torchscript")).readAllBytes());
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries()))
                echo.entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
        } finally {
            Files.delete(file);
        }
        return echo;
    }

    Map<String, byte[]> entries() {
        return new LinkedHashMap<>(entries);
    }

    Weights with(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    /** Text of one byte a character, so that opcodes can be written as escapes. */
    public Weights with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Weights line(String code) {
        String before = new String(entries.get(CODE), StandardCharsets.ISO_8859_1);
        int body = before.indexOf(": Tensor) -> Tensor:") + ": Tensor) -> Tensor:".length();
        return with(CODE, before.substring(0, body) + "\n    " + code + before.substring(body));
    }

    public byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    Path pack(Path folder) throws IOException {
        return Files.write(folder.resolve("weights.torchscript"), bytes());
    }
}
