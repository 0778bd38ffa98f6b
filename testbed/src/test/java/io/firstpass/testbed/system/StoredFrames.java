package io.firstpass.testbed.system;

import io.firstpass.contract.FrameReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Frames as they lie in the object store, past its interface. */
record StoredFrames(Path bucket) {
    byte[] object(FrameReference frame) throws IOException {
        return Files.readAllBytes(bucket.resolve(frame.key()));
    }

    void changeOneByte(FrameReference frame) throws IOException {
        byte[] content = object(frame);
        content[content.length / 2] ^= 1;
        Files.write(bucket.resolve(frame.key()), content);
    }

    /** One character a byte, so that what lies within can be looked for. */
    static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }
}
