package io.firstpass.vision.image;

import java.util.zip.CRC32;

/** Walks a PNG's chunks to IEND and checks each chunk's CRC (PNG specification, third edition, section 5). */
final class PngWalk {
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;
    private static final int IHDR_BYTES = 13;

    private final byte[] file;
    private final FrameLimits limits;
    private final Bytes bytes;

    PngWalk(byte[] file, FrameLimits limits) {
        this.file = file;
        this.limits = limits;
        this.bytes = new Bytes(file, FrameFormat.PNG);
    }

    FrameHeader header() {
        bytes.skip(FrameFormat.PNG.signatureLength());
        FrameHeader header = size();
        boolean pixelsSeen = false;
        for (int type = 0; type != IEND; pixelsSeen |= type == IDAT) type = chunk();
        if (!pixelsSeen) throw UnreadableFrame.undecodable(FrameFormat.PNG, "it has no IDAT chunk");
        return header;
    }

    private FrameHeader size() {
        int start = bytes.at();
        long length = bytes.u32();
        int type = (int) bytes.u32();
        if (length != IHDR_BYTES || type != IHDR)
            throw UnreadableFrame.undecodable(FrameFormat.PNG, "it does not begin with IHDR");
        long width = bytes.u32();
        long height = bytes.u32();
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE)
            throw UnreadableFrame.undecodable(FrameFormat.PNG, "it claims " + width + " x " + height + " pixels");
        FrameHeader header = limits.admit(new FrameHeader(FrameFormat.PNG, (int) width, (int) height));
        bytes.skip(IHDR_BYTES - 8);
        checkCrc(start + 4, bytes.at());
        return header;
    }

    private int chunk() {
        long length = bytes.u32();
        int start = bytes.at();
        int type = (int) bytes.u32();
        bytes.skip(length);
        checkCrc(start, bytes.at());
        return type;
    }

    private void checkCrc(int from, int to) {
        CRC32 crc = new CRC32();
        crc.update(file, from, to - from);
        if (bytes.u32() != crc.getValue())
            throw UnreadableFrame.undecodable(
                    FrameFormat.PNG, "the checksum of the chunk at byte " + from + " is wrong");
    }
}
