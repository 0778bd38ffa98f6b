package io.firstpass.testbed.edge;

import io.firstpass.testbed.line.BoardRenderer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Frames for the edge to look at: rendered boards as files of both formats, and files that are broken on purpose. */
final class Pictures {
    private Pictures() {}

    /** The same seed gives the same board. */
    static byte[] jpeg(long seed, int defects) {
        return new BoardRenderer().render(seed, defects).jpeg();
    }

    static byte[] png(long seed, int defects) {
        try {
            return png(read(jpeg(seed, defects)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A picture of a few hundred bytes, which fits into the first packet of a request. */
    static byte[] small() {
        return png(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB));
    }

    private static byte[] png(BufferedImage picture) {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null if Java finds no picture in it. */
    static BufferedImage read(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    /** The file cut at forty places: thirty-eight from end to end, then without its last two bytes and its last one. */
    static Stream<byte[]> truncated(byte[] file) {
        IntStream lengths = IntStream.rangeClosed(1, 38).map(place -> (int) ((long) file.length * place / 39));
        return IntStream.concat(lengths, IntStream.of(file.length - 2, file.length - 1))
                .mapToObj(length -> Arrays.copyOf(file, length));
    }

    /** A PNG that is whole to its last byte and claims a size that nobody could hold in memory. */
    static byte[] pngOfSize(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        out.writeBytes(chunk("IHDR", header.array()));
        out.writeBytes(chunk("IDAT", new byte[] {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1}));
        out.writeBytes(chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(content);
        return ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }
}
