package io.firstpass.testbed.registry;

import io.firstpass.provenance.SigningKey;
import io.firstpass.testbed.server.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signing key as PEM: {@code NAME.pem} with its private and its public half, which only its owner can read, and beside
 * it {@code NAME.pub} with the public one alone.
 */
public final class KeyFiles {
    static final String PRIVATE = ".pem";
    static final String PUBLIC = ".pub";

    private KeyFiles() {}

    static SigningKey write(SigningKey key, Path file) {
        OwnerOnly.write(file, key.privatePem() + key.publicPem());
        OwnerOnly.write(publicFile(file), key.publicPem());
        return key;
    }

    /**
     * Reads a key whose public half stands in the file, or in the one beside it.
     *
     * @throws RuntimeException if a half is missing, or they are no such key; the message says which
     */
    public static SigningKey read(Path file) {
        String pem = text(file);
        String publicPem = find(pem, "PUBLIC") || !Files.exists(publicFile(file)) ? pem : text(publicFile(file));
        return SigningKey.read(block(pem, "PRIVATE", file), block(publicPem, "PUBLIC", file));
    }

    static Path publicFile(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        return file.resolveSibling(name + PUBLIC);
    }

    private static boolean find(String pem, String half) {
        return matcher(pem, half).find();
    }

    private static String block(String pem, String half, Path file) {
        Matcher found = matcher(pem, half);
        if (found.find()) return found.group();
        throw new IllegalArgumentException(file + " holds no " + half + " KEY: give an EC P-256 key as PEM with both"
                + " halves, the private one as PKCS#8 that is not encrypted; the public one may stand beside it in "
                + publicFile(file).getFileName());
    }

    private static Matcher matcher(String pem, String half) {
        return Pattern.compile("-----BEGIN %1$s KEY-----[^-]*-----END %1$s KEY-----".formatted(half))
                .matcher(pem);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new IllegalArgumentException(file + " cannot be read: " + failed, failed);
        }
    }
}
