package io.firstpass.vision.detection;

import io.firstpass.vision.image.InputSpec;
import io.firstpass.vision.image.Letterbox;
import io.firstpass.vision.image.ModelInput;
import java.nio.ByteBuffer;

/** A black picture to warm a model up with. */
final class BlankPicture {
    private BlankPicture() {}

    static ModelInput of(InputSpec input) {
        return new ModelInput(
                ByteBuffer.allocateDirect(input.values()), new Letterbox(1, 0, 0, input.width(), input.height()));
    }
}
