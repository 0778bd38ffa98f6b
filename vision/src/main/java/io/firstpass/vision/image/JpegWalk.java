package io.firstpass.vision.image;

/** Walks a JPEG's segments and entropy-coded scans up to and including EOI (ITU-T T.81, annex B). */
final class JpegWalk {
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;

    private final Bytes bytes;
    private final FrameLimits limits;
    private FrameHeader header;

    JpegWalk(byte[] file, FrameLimits limits) {
        this.bytes = new Bytes(file, FrameFormat.JPEG);
        this.limits = limits;
    }

    FrameHeader header() {
        bytes.skip(2);
        boolean scanned = false;
        for (int marker = marker(); marker != EOI; marker = marker()) {
            if (standsAlone(marker)) continue;
            segment(marker);
            scanned |= marker == SOS;
        }
        if (header == null || !scanned) throw UnreadableFrame.undecodable(FrameFormat.JPEG, "it has no scan");
        return header;
    }

    private void segment(int marker) {
        int length = bytes.u16();
        if (length < 2) throw UnreadableFrame.undecodable(FrameFormat.JPEG, "a segment is " + length + " bytes long");
        if (startsFrame(marker)) {
            if (length < 7) throw UnreadableFrame.undecodable(FrameFormat.JPEG, "its frame header is too short");
            size();
            length -= 5;
        }
        bytes.skip(length - 2L);
    }

    private void size() {
        bytes.skip(1);
        int height = bytes.u16();
        int width = bytes.u16();
        if (width == 0 || height == 0)
            throw UnreadableFrame.undecodable(FrameFormat.JPEG, "it claims " + width + " x " + height + " pixels");
        header = limits.admit(new FrameHeader(FrameFormat.JPEG, width, height));
    }

    /** The next marker; whatever is not one is the scan's data, where FF 00 stands for the byte FF. */
    private int marker() {
        while (true) {
            while (bytes.u8() != 0xFF) {}
            int marker = bytes.u8();
            if (marker == 0xFF) bytes.back();
            else if (marker != 0) return marker;
        }
    }

    private static boolean standsAlone(int marker) {
        return marker == 0x01 || marker >= 0xD0 && marker <= 0xD8;
    }

    private static boolean startsFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
