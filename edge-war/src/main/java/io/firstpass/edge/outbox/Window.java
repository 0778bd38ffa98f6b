package io.firstpass.edge.outbox;

/**
 * How much the relay takes at once.
 *
 * @param entries at most this many
 * @param bytes of frames, at most this many, but never less than one frame
 * @param shareOfTheRest 0 to 1: this share of the entries goes to the oldest, whatever their priority, so that none starves
 */
public record Window(int entries, long bytes, double shareOfTheRest, Kinds kinds) {
    /** Entries with a frame have to wait while frames cannot be sent; the others need not wait with them. */
    public enum Kinds {
        ALL,
        WITH_FRAME,
        WITHOUT_FRAME;

        boolean include(Shelf shelf) {
            return this == ALL || this == WITHOUT_FRAME == (shelf == Shelf.INSPECTIONS);
        }
    }

    public Window(int entries, long bytes, double shareOfTheRest) {
        this(entries, bytes, shareOfTheRest, Kinds.ALL);
    }

    public Window of(Kinds kinds) {
        return new Window(entries, bytes, shareOfTheRest, kinds);
    }
}
