package io.firstpass.registry.release;

import io.firstpass.provenance.KeysRefused;
import io.firstpass.provenance.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key that releases and revocations are signed with, read from its file: a PRIVATE KEY (PKCS#8, not encrypted) and
 * its PUBLIC KEY as PEM; the public one may lie beside it instead, under the same name with {@code .pub} at its end.
 */
final class ReleaseKey {
    static final String SETTING = "firstpass.registry.release-key";

    private static final Pattern PUBLIC =
            Pattern.compile("-----BEGIN PUBLIC KEY-----[A-Za-z0-9+/=\\s]*-----END PUBLIC KEY-----");

    private ReleaseKey() {}

    /** @throws IllegalArgumentException if it cannot be used; it names the setting, and shows nothing of the key */
    static SigningKey read(Path file) {
        if (!Files.isReadable(file)) throw refused(file, "the path of a readable file");
        refuseUnlessPrivate(file);
        try {
            String text = Files.readString(file);
            Matcher found = PUBLIC.matcher(text);
            String publicPem = found.find() ? found.group() : Files.readString(beside(file));
            return SigningKey.read(text.replace(publicPem, ""), publicPem);
        } catch (IOException e) {
            throw refused(file, "a PEM file with a PRIVATE KEY and its PUBLIC KEY, which may lie in " + beside(file));
        } catch (KeysRefused e) {
            throw refused(file, "the PEM file of an EC P-256 key: " + e.getMessage());
        }
    }

    private static void refuseUnlessPrivate(Path file) {
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ))
                throw refused(file, "a file that others cannot read (chmod o-r)");
        } catch (IOException | UnsupportedOperationException e) {
            // A file system without such permissions has nothing to check.
        }
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.[^.]*$", "") + ".pub");
    }

    private static IllegalArgumentException refused(Path file, String allowed) {
        return new IllegalArgumentException(SETTING + " is " + file + ", allowed is " + allowed);
    }
}
