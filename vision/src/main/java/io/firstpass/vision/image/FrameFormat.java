package io.firstpass.vision.image;

/** The file formats that a frame can come in, each known by its first bytes. */
public enum FrameFormat {
    JPEG("image/jpeg", new int[] {0xFF, 0xD8, 0xFF}),
    PNG("image/png", new int[] {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});

    private final String contentType;
    private final int[] signature;

    FrameFormat(String contentType, int[] signature) {
        this.contentType = contentType;
        this.signature = signature;
    }

    public String contentType() {
        return contentType;
    }

    int signatureLength() {
        return signature.length;
    }

    /** Tells the format by content, never by name. A file that ends within a signature is truncated. */
    static FrameFormat of(byte[] file) {
        if (file.length == 0) throw new UnreadableFrame(UnreadableFrame.Kind.EMPTY, "the frame is empty");
        for (FrameFormat format : values()) if (format.starts(file)) return format.whole(file);
        throw new UnreadableFrame(UnreadableFrame.Kind.NOT_AN_IMAGE, "the frame is neither JPEG nor PNG");
    }

    private FrameFormat whole(byte[] file) {
        if (file.length < signature.length) throw UnreadableFrame.truncated(this, file.length);
        return this;
    }

    private boolean starts(byte[] file) {
        for (int i = 0; i < Math.min(file.length, signature.length); i++)
            if ((file[i] & 0xFF) != signature[i]) return false;
        return true;
    }
}
