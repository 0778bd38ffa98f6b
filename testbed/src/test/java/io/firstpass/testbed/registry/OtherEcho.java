package io.firstpass.testbed.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.contract.json.Messages;
import io.firstpass.testbed.Testbed;
import io.firstpass.testbed.server.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The echo model as another version, in a package of half a megabyte: it judges as the product's does. */
public final class OtherEcho {
    private static final String MANIFEST = "manifest.json";
    private static final int NOTE_BYTES = 250_000;

    private OtherEcho() {}

    /** Past the gates and both officers; gives its digest. */
    public static String approve(Testbed testbed, String version) throws IOException {
        return introduction(testbed).approve(zip(testbed, version)).digest();
    }

    /** The same, and released to the whole plant. */
    public static String release(Testbed testbed, String version) throws IOException {
        Path zip = zip(testbed, version);
        introduction(testbed).release(zip, "plant-1");
        return Fingerprint.digest(zip);
    }

    private static Introduction introduction(Testbed testbed) {
        var keys = RegistryKeys.in(Path.of(testbed.registry().packageKey()).getParent());
        var goldenSets = new GoldenSets(testbed.folder("golden-sets"));
        return new Introduction(new RegistryDesk(testbed.registry()), keys, goldenSets, state -> {}, done -> {});
    }

    /** Stored, not compressed: as long as it looks. */
    private static Path zip(Testbed testbed, String version) throws IOException {
        Path to = testbed.folder("packages").resolve("echo-" + version + ".zip");
        try (var zip = new ZipFile(Installation.here().model("echo").toFile());
                var out = new ZipOutputStream(Files.newOutputStream(to))) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (ZipEntry entry : zip.stream().toList()) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().equals(MANIFEST) ? manifest(content, version) : content);
                out.closeEntry();
            }
        }
        return to;
    }

    private static byte[] manifest(byte[] json, String version) throws IOException {
        ObjectNode manifest = (ObjectNode) Messages.mapper().readTree(json);
        byte[] note = new byte[NOTE_BYTES];
        new Random(version.hashCode()).nextBytes(note);
        manifest.put("version", version);
        ((ObjectNode) manifest.path("card")).put("note", HexFormat.of().formatHex(note));
        return Messages.write(manifest);
    }
}
