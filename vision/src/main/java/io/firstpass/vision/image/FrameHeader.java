package io.firstpass.vision.image;

/** What a frame's file says of itself before anything is decoded; width and height in stored pixels, so before a JPEG's EXIF orientation. */
public record FrameHeader(FrameFormat format, int width, int height) {
    /** No frame larger than this is decoded whatever the limits say: OpenCV refuses it (CV_IO_MAX_IMAGE_PIXELS). */
    static final long MOST_PIXELS = 1L << 30;

    /**
     * Walks the file's structure from end to end, so that a truncation anywhere is noticed without decoding a pixel. A
     * size beyond every decoder is told before the walk, also for a file that is nothing but a header.
     *
     * @throws UnreadableFrame if it is no whole JPEG or PNG
     */
    public static FrameHeader read(byte[] file) {
        return read(file, new FrameLimits(MOST_PIXELS, Long.MAX_VALUE));
    }

    static FrameHeader read(byte[] file, FrameLimits limits) {
        FrameFormat format = FrameFormat.of(file);
        return switch (format) {
            case JPEG -> new JpegWalk(file, limits).header();
            case PNG -> new PngWalk(file, limits).header();
        };
    }

    /** Width times height, which for a hostile header does not fit an {@code int}. */
    public long pixels() {
        return (long) width * height;
    }
}
