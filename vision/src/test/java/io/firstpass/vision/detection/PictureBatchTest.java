package io.firstpass.vision.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.vision.image.InputSpec;
import io.firstpass.vision.image.InputSpec.Color;
import io.firstpass.vision.image.InputSpec.Dtype;
import io.firstpass.vision.image.InputSpec.Layout;
import io.firstpass.vision.image.Letterbox;
import io.firstpass.vision.image.ModelInput;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureBatchTest {
    @Test
    void joinsBytesAsTheyAre() {
        PictureBatch batch = batch(Layout.NHWC, Dtype.UINT8);
        assertThat(bytes(batch.join(List.of(picture(1), picture(51)))))
                .containsExactly(1, 2, 3, 4, 5, 6, 51, 52, 53, 54, 55, 56);
        assertThat(batch.shape(2)).containsExactly(2, 1, 2, 3);
    }

    @Test
    void putsChannelsFirst() {
        PictureBatch batch = batch(Layout.NCHW, Dtype.UINT8);
        assertThat(bytes(batch.join(List.of(picture(1))))).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(batch.shape(1)).containsExactly(1, 3, 1, 2);
    }

    @Test
    void scalesFloatsToOne() {
        ByteBuffer channelsFirst = batch(Layout.NCHW, Dtype.FLOAT32).join(List.of(picture(250)));
        assertThat(channelsFirst.getFloat(0)).isEqualTo(250 / 255f);
        assertThat(channelsFirst.getFloat(4)).isEqualTo(253 / 255f);
        ByteBuffer channelsLast = batch(Layout.NHWC, Dtype.FLOAT32).join(List.of(picture(250)));
        assertThat(channelsLast.getFloat(20)).isEqualTo(1f);
        assertThat(channelsLast.remaining()).isEqualTo(24);
    }

    @Test
    void usesItsBufferAgainForASmallerBatch() {
        PictureBatch batch = batch(Layout.NHWC, Dtype.UINT8);
        ByteBuffer large = batch.join(List.of(picture(1), picture(51)));
        ByteBuffer small = batch.join(List.of(picture(101)));
        assertThat(small.remaining()).isEqualTo(6);
        assertThat(large.get(0)).as("the same memory").isEqualTo((byte) 101);
    }

    private static PictureBatch batch(Layout layout, Dtype dtype) {
        return new PictureBatch(new InputSpec(2, 1, layout, Color.RGB, dtype, 114));
    }

    private static ModelInput picture(int first) {
        ByteBuffer pixels = ByteBuffer.allocateDirect(6);
        for (int i = 0; i < 6; i++) pixels.put(i, (byte) (first + i));
        return new ModelInput(pixels, new Letterbox(1, 0, 0, 2, 1));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
