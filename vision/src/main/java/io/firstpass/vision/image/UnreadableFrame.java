package io.firstpass.vision.image;

/** A frame that cannot be inspected; {@link #kind()} says why. */
public final class UnreadableFrame extends RuntimeException {
    /** Why a frame cannot be read. */
    public enum Kind {
        EMPTY,
        NOT_AN_IMAGE,
        TRUNCATED,
        TOO_MANY_PIXELS,
        UNDECODABLE
    }

    private final Kind kind;

    public UnreadableFrame(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    static UnreadableFrame truncated(FrameFormat format, int at) {
        return new UnreadableFrame(Kind.TRUNCATED, "the " + format + " ends at byte " + at + ", before its end marker");
    }

    static UnreadableFrame undecodable(FrameFormat format, String why) {
        return new UnreadableFrame(Kind.UNDECODABLE, "the " + format + " cannot be decoded: " + why);
    }
}
