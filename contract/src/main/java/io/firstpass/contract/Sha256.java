package io.firstpass.contract;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The SHA-256 that a frame, a package or a key is known by, as messages write it: 64 lower-case hexadecimal digits. Two are
 * compared as text, since no digest here is a secret.
 */
public record Sha256(String hex) {
    private static final HexFormat HEX = HexFormat.of();

    /** @throws IllegalArgumentException if it is no such text */
    public Sha256 {
        if (hex == null || !Required.SHA256.matcher(hex).matches())
            throw new IllegalArgumentException(
                    "a SHA-256 is written as 64 lower-case hexadecimal digits, not as " + hex);
    }

    public static Sha256 of(byte[] bytes) {
        return new Sha256(HEX.formatHex(algorithm().digest(bytes)));
    }

    /** Reads the stream to its end, without keeping it. */
    public static Sha256 of(InputStream in) throws IOException {
        MessageDigest sha256 = algorithm();
        byte[] chunk = new byte[1 << 16];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) sha256.update(chunk, 0, read);
        return new Sha256(HEX.formatHex(sha256.digest()));
    }

    /** 32 bytes. */
    public byte[] bytes() {
        return HEX.parseHex(hex);
    }

    public boolean is(byte[] digest) {
        return Arrays.equals(bytes(), digest);
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
