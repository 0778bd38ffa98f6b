package io.firstpass.registry.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.firstpass.provenance.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseKeyTest {
    private static final SigningKey KEY = SigningKey.generate();

    @TempDir
    Path folder;

    @Test
    void bothHalvesStandInOneFileOrSideBySide() throws Exception {
        Path one = write("one.pem", KEY.privatePem() + KEY.publicPem());
        assertThat(ReleaseKey.read(one).id()).isEqualTo(KEY.id());

        Path beside = write("release.pem", KEY.privatePem());
        write("release.pub", KEY.publicPem());
        assertThat(ReleaseKey.read(beside).id()).isEqualTo(KEY.id());
    }

    @Test
    void whatCannotBeUsedIsNamedAndShowsNothingOfTheKey() throws Exception {
        refused(folder.resolve("missing.pem"), "readable");
        refused(write("alone.pem", KEY.privatePem()), "alone.pub");
        refused(write("text.pem", "no key" + KEY.publicPem()), "EC P-256");
        refused(write("two.pem", KEY.privatePem() + SigningKey.generate().publicPem()), "belong together");
        Path open = write("open.pem", KEY.privatePem() + KEY.publicPem());
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        refused(open, "others");
    }

    private void refused(Path file, String fact) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ReleaseKey.read(file))
                .withMessageStartingWith("firstpass.registry.release-key is " + file)
                .withMessageContaining(fact)
                .satisfies(
                        refusal -> assertThat(refusal.getMessage()).doesNotContain("MIG", "BEGIN PRIVATE KEY-----M"));
    }

    private Path write(String name, String text) throws Exception {
        Path file = Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }
}
