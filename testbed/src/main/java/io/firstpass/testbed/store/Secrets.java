package io.firstpass.testbed.store;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords that live as long as one run. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 40 hexadecimal digits. */
    public static String random() {
        byte[] bytes = new byte[20];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
