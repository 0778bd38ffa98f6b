package io.firstpass.testbed.store;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords that live as long as one run. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    static String random() {
        byte[] bytes = new byte[20];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
