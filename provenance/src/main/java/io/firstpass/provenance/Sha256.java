package io.firstpass.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 digest. Two are compared as text, since no digest here is a secret. */
record Sha256(String hex) {
    private static final HexFormat HEX = HexFormat.of();

    Sha256 {
        if (hex == null || !hex.matches("[0-9a-f]{64}"))
            throw new IllegalArgumentException(
                    "a package is known by 64 lower-case hexadecimal digits of its SHA-256, not by " + hex);
    }

    static Sha256 of(byte[] bytes) {
        return new Sha256(HEX.formatHex(algorithm().digest(bytes)));
    }

    /** Reads the stream to its end, without keeping it. */
    static Sha256 of(InputStream in) throws IOException {
        MessageDigest sha256 = algorithm();
        byte[] chunk = new byte[1 << 16];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) sha256.update(chunk, 0, read);
        return new Sha256(HEX.formatHex(sha256.digest()));
    }

    byte[] bytes() {
        return HEX.parseHex(hex);
    }

    boolean is(byte[] digest) {
        return Arrays.equals(bytes(), digest);
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
