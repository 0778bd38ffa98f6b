package io.firstpass.vision.image;

import java.nio.ByteBuffer;

/** One frame as a model wants to see it: {@code pixels} is a direct buffer of bytes, row by row, the channels of a pixel side by side in the model's colour order. */
public record ModelInput(ByteBuffer pixels, Letterbox letterbox) {
    public ModelInput {
        if (!pixels.isDirect()) throw new IllegalArgumentException("pixels needs to be a direct buffer");
    }
}
