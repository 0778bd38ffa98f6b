package io.firstpass.testbed.pages;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** A frame in which the echo model finds one mousebite, as surely as the frame says. No two are the same. */
public final class EchoPicture {
    private static final int SIDE = 64;
    private static final int MOUSEBITE = 2;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private EchoPicture() {}

    public static byte[] png(double confidence) throws IOException {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        image.setRGB(SIDE - 1, SIDE - 1, COUNT.incrementAndGet());
        int[] row = {255, MOUSEBITE, (int) Math.round(confidence * 255), 10, 20, 30, 44};
        for (int x = 0; x < row.length; x++) image.setRGB(x, 0, row[x] * 0x010101);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
