package io.firstpass.registry.log;

import io.firstpass.contract.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A real package under a name of its own, so that each test has its own version. */
record EchoPackage(byte[] zip) {
    static EchoPackage named(String name) throws IOException {
        byte[] shipped = Files.readAllBytes(
                Path.of(System.getProperty("firstpass.models")).resolve("firstpass-echo-1.0.0.zip"));
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(shipped));
                var out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = in.readAllBytes();
                out.write(entry.getName().equals("manifest.json") ? renamed(content, name) : content);
            }
        }
        return new EchoPackage(bytes.toByteArray());
    }

    String digest() {
        return Sha256.of(zip).hex();
    }

    private static byte[] renamed(byte[] manifest, String name) {
        return new String(manifest, StandardCharsets.UTF_8)
                .replace("\"firstpass-echo\"", "\"" + name + "\"")
                .getBytes(StandardCharsets.UTF_8);
    }
}
