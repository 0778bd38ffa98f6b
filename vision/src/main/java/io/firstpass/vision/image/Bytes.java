package io.firstpass.vision.image;

/** A cursor over a frame's file that tells a truncation from everything else. */
final class Bytes {
    private final byte[] file;
    private final FrameFormat format;
    private int at;

    Bytes(byte[] file, FrameFormat format) {
        this.file = file;
        this.format = format;
    }

    int at() {
        return at;
    }

    int u8() {
        if (at >= file.length) throw truncated();
        return file[at++] & 0xFF;
    }

    int u16() {
        return u8() << 8 | u8();
    }

    long u32() {
        return (long) u16() << 16 | u16();
    }

    void back() {
        at--;
    }

    void skip(long bytes) {
        if (bytes > file.length - at) throw truncated();
        at += (int) bytes;
    }

    private UnreadableFrame truncated() {
        return UnreadableFrame.truncated(format, file.length);
    }
}
