package io.firstpass.testbed.line;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** An irregular spot of about a given radius: a lump, a scratch or a fleck, its edge sometimes frayed. */
final class Blob {
    private static final int ON = 255;

    private Blob() {}

    static Stamp of(int radius, Dice dice) {
        int side = (2 * radius + 9) | 1;
        try (Layer layer = new Layer(side, 0)) {
            switch (dice.weighted(.55, .3, .15)) {
                case 0 -> lump(layer, side / 2, radius, dice);
                case 1 -> scratch(layer, side / 2, radius, dice);
                default -> fleck(layer, side / 2, radius, dice);
            }
            return dice.chance(.4) ? frayed(layer, side, dice) : Stamp.of(layer, ON / 2);
        }
    }

    private static void lump(Layer layer, int c, int radius, Dice dice) {
        double[] reach = new double[12];
        for (int i = 0; i < 12; i++) reach[i] = radius * dice.uniform(.45, 1.1);
        double wide = dice.uniform(.6, 1.2);
        double high = dice.uniform(.6, 1.2);
        List<Point> corners = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            double smooth = (reach[i] + reach[(i + 11) % 12]) / 2;
            double angle = 2 * Math.PI * i / 12;
            corners.add(Layer.at(c + smooth * Math.cos(angle) * wide, c + smooth * Math.sin(angle) * high));
        }
        layer.polygon(corners, ON);
    }

    /** Strokes that go on from each other or fork, as T and Y do. */
    private static void scratch(Layer layer, int c, int radius, Dice dice) {
        Point from = new Point(c, c);
        int strokes = dice.between(2, 5);
        for (int i = 0; i < strokes; i++) {
            Point to = Layer.at(c + dice.uniform(-radius, radius), c + dice.uniform(-radius, radius));
            layer.stroke(from, to, dice.between(2, Math.max(3, radius / 2) + 1), ON);
            if (dice.chance(.6)) from = to;
        }
    }

    private static void fleck(Layer layer, int c, int radius, Dice dice) {
        int one = Math.max(1, (int) (radius * dice.uniform(.25, .6)));
        int other = Math.max(1, (int) (radius * dice.uniform(.5, 1)));
        boolean lying = dice.chance(.5);
        int w = lying ? other : one;
        int h = lying ? one : other;
        layer.rectangle(new Point(c - w, c - h), new Point(c + w, c + h), ON);
    }

    private static Stamp frayed(Layer layer, int side, Dice dice) {
        Mat sum = new Mat();
        layer.mat.convertTo(sum, CvType.CV_32F, 1.0 / ON);
        float[] values = new float[side * side];
        sum.get(0, 0, values);
        float[] noise = dice.noise(side * side);
        for (int i = 0; i < values.length; i++) values[i] += .25f * noise[i];
        sum.put(0, 0, values);
        Imgproc.GaussianBlur(sum, sum, new Size(0, 0), .8);
        sum.get(0, 0, values);
        sum.release();
        boolean[] mask = new boolean[values.length];
        for (int i = 0; i < mask.length; i++) mask[i] = values[i] > .42;
        return new Stamp(side, mask);
    }
}
