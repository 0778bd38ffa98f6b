package io.firstpass.vision.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.firstpass.vision.image.UnreadableFrame.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameHeaderTest {
    @ParameterizedTest
    @EnumSource
    void readsSizeAndFormat(FrameFormat format) {
        byte[] file = Pictures.encoded(format, 37, 21);
        assertThat(FrameHeader.read(file)).isEqualTo(new FrameHeader(format, 37, 21));
    }

    @ParameterizedTest
    @EnumSource
    void noticesATruncationAtEveryByte(FrameFormat format) {
        byte[] file = Pictures.encoded(format, 37, 21);
        for (int length = 1; length < file.length; length++)
            assertThat(refusal(Arrays.copyOf(file, length)))
                    .as("%d bytes", length)
                    .isEqualTo(Kind.TRUNCATED);
    }

    @Test
    void noticesATruncationOfAProgressiveJpegWithRestartMarkers() {
        byte[] file = Pictures.progressiveJpeg(67, 45);
        assertThat(FrameHeader.read(file)).isEqualTo(new FrameHeader(FrameFormat.JPEG, 67, 45));
        for (int length = 1; length < file.length; length++)
            assertThat(refusal(Arrays.copyOf(file, length)))
                    .as("%d bytes", length)
                    .isEqualTo(Kind.TRUNCATED);
    }

    @ParameterizedTest
    @EnumSource
    void toleratesWhatFollowsTheEnd(FrameFormat format) {
        byte[] file = Pictures.encoded(format, 37, 21);
        assertThat(FrameHeader.read(Arrays.copyOf(file, file.length + 100)).width())
                .isEqualTo(37);
    }

    @Test
    void refusesAnEmptyFile() {
        assertThat(refusal(new byte[0])).isEqualTo(Kind.EMPTY);
    }

    @Test
    void refusesWhatIsNoImage() {
        assertThat(refusal("GIF89a, or so it says".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Kind.NOT_AN_IMAGE);
        assertThat(refusal(new byte[] {0})).isEqualTo(Kind.NOT_AN_IMAGE);
    }

    @Test
    void refusesAHugeHeaderThoughNothingFollowsIt() {
        byte[] headerOnly = pngHeader(60_000, 60_000);
        assertThat(refusal(headerOnly)).isEqualTo(Kind.TOO_MANY_PIXELS);
        assertThat(refusal(pngHeader(Integer.MAX_VALUE, Integer.MAX_VALUE))).isEqualTo(Kind.TOO_MANY_PIXELS);
    }

    @Test
    void refusesASizeOfNothing() {
        assertThat(refusal(pngHeader(0, 10))).isEqualTo(Kind.UNDECODABLE);
        assertThat(refusal(pngHeader(10, -1))).isEqualTo(Kind.UNDECODABLE);
    }

    @Test
    void noticesEveryAlteredByteOfAPng() {
        byte[] file = Pictures.encoded(FrameFormat.PNG, 8, 8);
        for (int at = 8; at < file.length; at++) {
            byte[] altered = file.clone();
            altered[at] ^= 0x01;
            assertThat(refusal(altered)).as("byte %d", at).isNotNull();
        }
    }

    private static Kind refusal(byte[] file) {
        UnreadableFrame refused = catchThrowableOfType(UnreadableFrame.class, () -> FrameHeader.read(file));
        return refused == null ? null : refused.kind();
    }

    static byte[] pngHeader(int width, int height) {
        byte[] chunk = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 crc = new CRC32();
        crc.update(chunk);
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
                .putInt(13)
                .put(chunk)
                .putInt((int) crc.getValue())
                .array();
    }
}
