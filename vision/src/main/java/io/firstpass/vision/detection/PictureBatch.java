package io.firstpass.vision.detection;

import io.firstpass.vision.image.InputSpec;
import io.firstpass.vision.image.ModelInput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Joins pictures to one direct buffer in the model's layout and type. The buffer is used again by the next batch. */
final class PictureBatch {
    private final InputSpec spec;
    private ByteBuffer joined = ByteBuffer.allocateDirect(0);

    PictureBatch(InputSpec spec) {
        this.spec = spec;
    }

    /** @throws IllegalArgumentException if a picture was made for another model's input */
    ByteBuffer join(List<ModelInput> pictures) {
        int bytes =
                Math.multiplyExact(pictures.size(), spec.values() * spec.dtype().bytes());
        if (joined.capacity() < bytes) joined = ByteBuffer.allocateDirect(bytes);
        ByteBuffer batch = joined.duplicate().order(ByteOrder.nativeOrder()).limit(bytes);
        for (ModelInput picture : pictures) append(batch, pixels(picture));
        return batch.flip().slice().order(ByteOrder.nativeOrder());
    }

    long[] shape(int pictures) {
        return spec.layout() == InputSpec.Layout.NHWC
                ? new long[] {pictures, spec.height(), spec.width(), 3}
                : new long[] {pictures, 3, spec.height(), spec.width()};
    }

    private ByteBuffer pixels(ModelInput picture) {
        ByteBuffer pixels = picture.pixels().duplicate().rewind();
        if (pixels.remaining() != spec.values())
            throw new IllegalArgumentException("the picture has " + pixels.remaining() + " values, the model wants "
                    + spec.width() + " x " + spec.height() + " x 3");
        return pixels;
    }

    private void append(ByteBuffer batch, ByteBuffer pixels) {
        boolean bytes = spec.dtype() == InputSpec.Dtype.UINT8;
        if (spec.layout() == InputSpec.Layout.NHWC) {
            if (bytes) batch.put(pixels);
            else while (pixels.hasRemaining()) batch.putFloat((pixels.get() & 0xFF) / 255f);
            return;
        }
        for (int channel = 0; channel < 3; channel++)
            for (int at = channel; at < pixels.limit(); at += 3)
                if (bytes) batch.put(pixels.get(at));
                else batch.putFloat((pixels.get(at) & 0xFF) / 255f);
    }
}
