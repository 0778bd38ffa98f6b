package io.firstpass.testbed.edge;

import java.io.InputStream;
import java.util.Arrays;

/** A body of zeros of any length that takes no memory, with a JPEG's first bytes. */
final class Zeros extends InputStream {
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private final long length;
    private long at;

    Zeros(long length) {
        this.length = length;
    }

    @Override
    public int read() {
        if (at >= length) return -1;
        int one = at < JPEG.length ? JPEG[(int) at] & 0xff : 0;
        at++;
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int wanted) {
        if (wanted == 0) return 0;
        if (at < JPEG.length || at >= length) {
            int one = read();
            if (one < 0) return -1;
            into[offset] = (byte) one;
            return 1;
        }
        int got = (int) Math.min(wanted, length - at);
        Arrays.fill(into, offset, offset + got, (byte) 0);
        at += got;
        return got;
    }
}
