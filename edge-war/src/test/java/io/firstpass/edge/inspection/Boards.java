package io.firstpass.edge.inspection;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Small real picture files. */
final class Boards {
    private Boards() {}

    static byte[] png(int width, int height) {
        return file("png", width, height);
    }

    static byte[] jpeg(int width, int height) {
        return file("jpg", width, height);
    }

    private static byte[] file(String format, int width, int height) {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
