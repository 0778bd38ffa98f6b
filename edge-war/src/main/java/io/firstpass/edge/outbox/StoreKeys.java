package io.firstpass.edge.outbox;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The two keys that come from the store's password: Derby's, in hexadecimal digits, so that no character of the password
 * can end or change a connection attribute, and that of the notes beside the frames.
 *
 * <p>The salt is the same everywhere: were it kept in a file, losing the file would lose the store. What it would add
 * against tables of common passwords, the length demanded of the password has to give.
 */
record StoreKeys(String bootPassword, byte[] notes) {
    private static final byte[] SALT = "firstpass edge store 1".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int ITERATIONS = 210_000;
    private static final int KEY_BYTES = 32;

    static StoreKeys from(String password) {
        try {
            byte[] both = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), SALT, ITERATIONS, 2 * KEY_BYTES * 8))
                    .getEncoded();
            return new StoreKeys(
                    HexFormat.of().formatHex(both, 0, KEY_BYTES), Arrays.copyOfRange(both, KEY_BYTES, both.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot derive keys", e);
        }
    }
}
