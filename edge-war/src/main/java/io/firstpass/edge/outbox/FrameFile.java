package io.firstpass.edge.outbox;

import java.nio.ByteBuffer;
import java.util.Optional;

/** What a file of the frames' folder holds: a mark with the format's version, the note's length, the note, the frame; both sealed. */
record FrameFile(byte[] note, byte[] frame) {
    static final int HEADER = 8;
    private static final int MARK = 0x46504601;

    byte[] bytes() {
        return ByteBuffer.allocate(HEADER + note.length + frame.length)
                .putInt(MARK)
                .putInt(note.length)
                .put(note)
                .put(frame)
                .array();
    }

    /** The length of the note that follows these eight bytes; empty if they begin no such file. */
    static Optional<Integer> noteLength(ByteBuffer header, long fileLength) {
        if (header.remaining() < HEADER || header.getInt() != MARK) return Optional.empty();
        int length = header.getInt();
        return length < 0 || length > fileLength - HEADER ? Optional.empty() : Optional.of(length);
    }

    /** Empty if it is no such file. */
    static Optional<FrameFile> read(byte[] file) {
        ByteBuffer content = ByteBuffer.wrap(file);
        return noteLength(content, file.length).map(length -> {
            byte[] note = new byte[length];
            byte[] frame = new byte[file.length - HEADER - length];
            content.get(note).get(frame);
            return new FrameFile(note, frame);
        });
    }
}
