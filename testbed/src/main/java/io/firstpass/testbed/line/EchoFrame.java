package io.firstpass.testbed.line;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/**
 * Frames that tell the echo model what to find: row 0 holds one detection, in columns 1 to 6 its class, its confidence
 * and its box. Each frame differs from every other in a corner that the model does not read, for frames are stored by
 * their content.
 */
public final class EchoFrame {
    private static final int SIZE = 64;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private EchoFrame() {}

    /** Nothing is found: PASS. */
    public static byte[] clean() {
        return png(blank());
    }

    /** Neither surely a defect nor surely none: HOLD at the edge, UNSETTLED in the cloud. */
    public static byte[] doubtful() {
        return withDefect(0.5);
    }

    /** Surely a defect: FAIL. */
    public static byte[] defective() {
        return withDefect(0.95);
    }

    /** One mousebite of this confidence, 0 to 1. */
    public static byte[] withDefect(double confidence) {
        BufferedImage image = blank();
        say(image, confidence);
        return png(image);
    }

    /** The same frame for the same number: good, or with one mousebite. */
    static byte[] numbered(int number, boolean good) {
        BufferedImage image = blank(number);
        if (!good) say(image, 0.95);
        return png(image);
    }

    private static BufferedImage blank() {
        return blank(COUNT.incrementAndGet());
    }

    private static BufferedImage blank(int number) {
        var image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        image.setRGB(SIZE - 1, SIZE - 1, number);
        return image;
    }

    private static void say(BufferedImage image, double confidence) {
        int[] row = {255, 2, (int) Math.round(confidence * 255), 10, 20, 30, 44};
        for (int x = 0; x < row.length; x++) image.setRGB(x, 0, grey(row[x]));
    }

    private static int grey(int value) {
        return value << 16 | value << 8 | value;
    }

    private static byte[] png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
