package io.firstpass.vision.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.contract.Box;
import io.firstpass.contract.Detection;
import io.firstpass.vision.image.InputSpec.Color;
import io.firstpass.vision.image.InputSpec.Dtype;
import io.firstpass.vision.image.InputSpec.Layout;
import io.firstpass.vision.image.UnreadableFrame.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static final FrameLimits LIMITS = new FrameLimits(10_000, 100_000);

    @Test
    void letterboxesToTheModelsSizeColourAndFill() {
        try (Frame frame = Frame.decode(Pictures.encoded(FrameFormat.PNG, 40, 20), LIMITS)) {
            ModelInput input = frame.letterbox(spec(80, 80, Color.RGB));
            assertThat(input.letterbox()).isEqualTo(new Letterbox(2, 0, 20, 40, 20));
            assertThat(pixel(input, 0, 79)).containsExactly(114, 114, 114);
            assertThat(pixel(input, 19, 40)).containsExactly(114, 114, 114);
            assertThat(pixel(input, 20, 79)).containsExactly(255, 0, 0);
            assertThat(pixel(input, 59, 0)).containsExactly(255, 0, 0);
            assertThat(pixel(input, 60, 0)).containsExactly(114, 114, 114);
        }
    }

    @Test
    void leavesAFrameOfTheModelsSizeAsItIs() {
        try (Frame frame = Frame.decode(Pictures.encoded(FrameFormat.PNG, 40, 20), LIMITS)) {
            ModelInput input = frame.letterbox(spec(40, 20, Color.BGR));
            assertThat(input.letterbox()).isEqualTo(new Letterbox(1, 0, 0, 40, 20));
            assertThat(pixel(input, 0, 39)).containsExactly(0, 0, 255);
            assertThat(pixel(input, 0, 0)).containsExactly(255, 0, 0);
        }
    }

    @Test
    void drawsDetectionsOntoACopy() {
        try (Frame frame = Frame.decode(Pictures.encoded(FrameFormat.JPEG, 100, 80), LIMITS)) {
            byte[] plain = frame.annotatedJpeg(List.of());
            byte[] drawn = frame.annotatedJpeg(List.of(new Detection("spur", 0.5, new Box(10, 40, 60, 70))));
            assertThat(FrameHeader.read(drawn)).isEqualTo(new FrameHeader(FrameFormat.JPEG, 100, 80));
            assertThat(drawn).isNotEqualTo(plain);
            assertThat(frame.annotatedJpeg(List.of())).isEqualTo(plain);
        }
    }

    @Test
    void refusesMorePixelsThanTheLimitBeforeDecoding() {
        assertRefused(Pictures.encoded(FrameFormat.JPEG, 101, 100), Kind.TOO_MANY_PIXELS, "101 x 100");
        assertRefused(FrameHeaderTest.pngHeader(60_000, 60_000), Kind.TOO_MANY_PIXELS, "60000 x 60000");
        assertRefused(FrameHeaderTest.pngHeader(101, 100), Kind.TOO_MANY_PIXELS, "10000");
    }

    @Test
    void refusesMoreBytesThanTheLimit() {
        assertRefused(new byte[100_001], Kind.UNDECODABLE, "at most 100000");
    }

    @Test
    void refusesAWholePngWhosePixelsAreNone() {
        byte[] file = Pictures.encoded(FrameFormat.PNG, 40, 20);
        byte[] header = FrameHeaderTest.pngHeader(40, 20);
        byte[] end = java.util.Arrays.copyOfRange(file, file.length - 12, file.length);
        byte[] joined = java.util.Arrays.copyOf(header, header.length + end.length);
        System.arraycopy(end, 0, joined, header.length, end.length);
        assertRefused(joined, Kind.UNDECODABLE, "no IDAT");
    }

    private static void assertRefused(byte[] file, Kind kind, String saying) {
        assertThatThrownBy(() -> Frame.decode(file, LIMITS).close())
                .isInstanceOfSatisfying(UnreadableFrame.class, refused -> assertThat(refused.kind())
                        .isEqualTo(kind))
                .hasMessageContaining(saying);
    }

    private static InputSpec spec(int width, int height, Color color) {
        return new InputSpec(width, height, Layout.NHWC, color, Dtype.UINT8, 114);
    }

    private static int[] pixel(ModelInput input, int row, int column) {
        int width = (int)
                Math.round(input.letterbox().sourceWidth() * input.letterbox().scale());
        int at = (row * width + column) * 3;
        return new int[] {
            input.pixels().get(at) & 0xFF,
            input.pixels().get(at + 1) & 0xFF,
            input.pixels().get(at + 2) & 0xFF
        };
    }
}
