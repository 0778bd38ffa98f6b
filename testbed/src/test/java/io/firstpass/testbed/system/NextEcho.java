package io.firstpass.testbed.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.contract.json.Messages;
import io.firstpass.testbed.registry.KeyFiles;
import io.firstpass.testbed.registry.Person;
import io.firstpass.testbed.registry.RegistryDesk;
import io.firstpass.testbed.registry.Submission;
import io.firstpass.testbed.registry.VersionView;
import io.firstpass.testbed.server.RegistryAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Version 1.1.0 of the echo model, which judges as 1.0.0 does, taken past the registry's gates and its two officers. */
record NextEcho(String digest) {
    static NextEcho approved(RegistryAccess registry, Path folder) throws IOException {
        var desk = new RegistryDesk(registry);
        var submission = new Submission(desk.as(Person.MIA), zip(folder), state -> {});
        submission.upload();
        submission.sign(KeyFiles.read(Path.of(registry.packageKey())));
        VersionView measured = submission.measure();
        for (var officer :
                Map.of(Person.SAM, "SECURITY", Person.QUINN, "QUALITY").entrySet())
            desk.as(officer.getKey())
                    .post(
                            "versions/" + submission.digest() + "/approvals",
                            Map.of(
                                    "role",
                                    officer.getValue(),
                                    "decision",
                                    "APPROVE",
                                    "reason",
                                    "judges as production does",
                                    "evidenceSeen",
                                    measured.evidenceSet()));
        assertThat(submission.version().isApproved()).isTrue();
        return new NextEcho(submission.digest());
    }

    private static Path zip(Path folder) throws IOException {
        Path made = folder.resolve("firstpass-echo-1.1.0.zip");
        try (var from = new ZipFile(
                        Path.of("..", "models", "firstpass-echo-1.0.0.zip").toFile());
                var to = new ZipOutputStream(Files.newOutputStream(made))) {
            for (ZipEntry entry : from.stream().toList()) {
                byte[] content = from.getInputStream(entry).readAllBytes();
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(entry.getName().equals("manifest.json") ? next(content) : content);
                to.closeEntry();
            }
        }
        return made;
    }

    private static byte[] next(byte[] manifest) throws IOException {
        var read = (ObjectNode) Messages.mapper().readTree(manifest);
        return Messages.write(read.put("version", "1.1.0"));
    }
}
