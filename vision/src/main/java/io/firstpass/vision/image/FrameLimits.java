package io.firstpass.vision.image;

/** How large a frame may be; both are checked before decoding, against what the header claims. */
public record FrameLimits(long maxPixels, long maxBytes) {
    public FrameLimits {
        if (maxPixels < 1) throw new IllegalArgumentException("maxPixels needs to be at least 1, is " + maxPixels);
        if (maxBytes < 1) throw new IllegalArgumentException("maxBytes needs to be at least 1, is " + maxBytes);
    }

    FrameHeader admit(FrameHeader header) {
        long most = Math.min(maxPixels, FrameHeader.MOST_PIXELS);
        if (header.pixels() > most)
            throw new UnreadableFrame(
                    UnreadableFrame.Kind.TOO_MANY_PIXELS,
                    "the frame has %d x %d pixels, at most %d are allowed"
                            .formatted(header.width(), header.height(), most));
        return header;
    }
}
