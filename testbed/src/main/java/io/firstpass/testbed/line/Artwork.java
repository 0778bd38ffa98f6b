package io.firstpass.testbed.line;

import static io.firstpass.testbed.line.Layer.SIDE;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.imgproc.Imgproc;

/** Lays out the copper of one clean board: a few features with clearance, or traces in a sea of copper. */
final class Artwork {
    private static final List<Feature> FEATURES = List.of(
            new Bus(), new Fingers(), new Pads(), new Grid(), new Plane(), new Dogbones(), new Serpent(), new Rings());
    private static final double[] SHARES = {.27, .14, .22, .07, .1, .1, .04, .06};

    private Artwork() {}

    static Layer draw(Dice dice) {
        return dice.chance(.12) ? sea(dice) : features(dice);
    }

    private static Layer sea(Dice dice) {
        Layer board = new Layer(Layer.COPPER);
        try (Layer traces = new Layer(Layer.BARE)) {
            FEATURES.get(0).draw(traces, dice);
            FEATURES.get(2).draw(traces, dice);
            boolean[] cleared = traces.reached(Imgproc.MORPH_ELLIPSE, dice.between(15, 31) / 2);
            byte[] copper = traces.pixels();
            byte[] pixels = board.pixels();
            for (int i = 0; i < pixels.length; i++)
                if (cleared[i] && copper[i] != Layer.COPPER) pixels[i] = (byte) Layer.BARE;
            board.set(pixels);
        }
        return board;
    }

    private static Layer features(Dice dice) {
        Layer board = new Layer(Layer.BARE);
        int count = dice.between(2, 6);
        for (int i = 0; i < count; i++) {
            try (Layer feature = new Layer(Layer.BARE)) {
                FEATURES.get(dice.weighted(SHARES)).draw(feature, dice);
                if (dice.chance(.75)) keepClear(feature, board, dice.between(9, 22));
                Core.min(board.mat, feature.mat, board.mat);
            }
        }
        if (dice.chance(.5)) vias(board, dice);
        return board;
    }

    /** Takes every piece of the feature away that comes too near to what is on the board. */
    private static void keepClear(Layer feature, Layer board, int clearance) {
        boolean[] taken = board.reached(Imgproc.MORPH_RECT, clearance);
        if (share(taken) >= .9) return;
        int[] pieces = pieces(feature);
        Set<Integer> near = new HashSet<>();
        for (int i = 0; i < taken.length; i++) if (taken[i] && pieces[i] > 0) near.add(pieces[i]);
        if (near.isEmpty()) return;
        byte[] pixels = feature.pixels();
        for (int i = 0; i < pixels.length; i++)
            if (pieces[i] > 0 && near.contains(pieces[i])) pixels[i] = (byte) Layer.BARE;
        feature.set(pixels);
    }

    private static int[] pieces(Layer layer) {
        Mat copper = new Mat();
        Mat labels = new Mat();
        Core.bitwise_not(layer.mat, copper);
        Imgproc.connectedComponents(copper, labels, 8, CvType.CV_32S);
        int[] pieces = new int[SIDE * SIDE];
        labels.get(0, 0, pieces);
        copper.release();
        labels.release();
        return pieces;
    }

    /** Small discs where there is room. */
    private static void vias(Layer board, Dice dice) {
        int count = dice.between(1, 10);
        for (int i = 0; i < count; i++) {
            int x = dice.between(0, SIDE);
            int y = dice.between(0, SIDE);
            int radius = dice.between(6, 13);
            int reach = radius + 8;
            Mat around = board.mat.submat(
                    Math.max(0, y - reach),
                    Math.min(SIDE, y + reach),
                    Math.max(0, x - reach),
                    Math.min(SIDE, x + reach));
            boolean free = Core.countNonZero(around) == around.total();
            around.release();
            if (free) board.disc(new Point(x, y), radius, Layer.COPPER);
        }
    }

    private static double share(boolean[] mask) {
        int count = 0;
        for (boolean set : mask) if (set) count++;
        return (double) count / mask.length;
    }
}
