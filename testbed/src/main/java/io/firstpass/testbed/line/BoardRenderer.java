package io.firstpass.testbed.line;

import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

/**
 * Draws bare boards, binarised as a line scan gives them (copper black on white, 640 × 640), and injects up to the
 * wanted number of the six defects, with exact boxes. The same seed and number give the same board, byte for byte.
 * Thread-safe.
 */
public final class BoardRenderer {
    /** Boards with less or more copper than this are drawn anew. */
    private static final double LEAST_COPPER = .04;

    private static final double MOST_COPPER = .9;

    public Board render(long seed, int defects) {
        Drawing drawing = draw(seed, defects);
        return new Board(seed, jpeg(drawing), drawing.defects());
    }

    Drawing draw(long seed, int defects) {
        Dice dice = new Dice(seed);
        byte[] clean = scan(dice);
        Injection injection = new Injection(clean, dice);
        injection.inject(defects);
        return new Drawing(clean, injection.pixels(), injection.defects(), dice.between(75, 99));
    }

    private static byte[] scan(Dice dice) {
        while (true) {
            try (Layer board = Artwork.draw(dice)) {
                byte[] pixels = Scan.rough(board, dice);
                double copper = copper(pixels);
                if (copper >= LEAST_COPPER && copper <= MOST_COPPER) return pixels;
            }
        }
    }

    private static double copper(byte[] pixels) {
        int count = 0;
        for (byte pixel : pixels) if (pixel == Layer.COPPER) count++;
        return (double) count / pixels.length;
    }

    private static byte[] jpeg(Drawing drawing) {
        MatOfByte encoded = new MatOfByte();
        MatOfInt quality = new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, drawing.jpegQuality());
        try (Layer board = new Layer(Layer.SIDE, Layer.SIDE, drawing.flawed())) {
            Imgcodecs.imencode(".jpg", board.mat, encoded, quality);
            return encoded.toArray();
        } finally {
            encoded.release();
            quality.release();
        }
    }
}
