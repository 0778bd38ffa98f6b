package io.firstpass.testbed.line;

import static io.firstpass.testbed.line.Layer.SIDE;

import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/** Counts the separate pieces of copper around a spot. */
final class Neighbourhood {
    private static final int REACH = 50;

    private Neighbourhood() {}

    static int pieces(byte[] pixels, Spot spot) {
        int x1 = Math.max(0, spot.x() - REACH);
        int y1 = Math.max(0, spot.y() - REACH);
        int width = Math.min(SIDE, spot.x() + REACH) - x1;
        int height = Math.min(SIDE, spot.y() + REACH) - y1;
        byte[] part = new byte[width * height];
        for (int y = 0; y < height; y++) System.arraycopy(pixels, (y1 + y) * SIDE + x1, part, y * width, width);
        Mat labels = new Mat();
        try (Layer window = new Layer(width, height, part)) {
            Core.bitwise_not(window.mat, window.mat);
            return Imgproc.connectedComponents(window.mat, labels);
        } finally {
            labels.release();
        }
    }
}
