package io.firstpass.testbed.line;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Draws what runs across a ridge from side to side: a crooked line, or a ragged tear. */
final class Crossing {
    private static final int ON = 255;
    private static final int REACH = 72;

    private final Ridge ridge;
    private final Dice dice;
    private final double cos;
    private final double sin;
    private final double length;

    Crossing(Ridge ridge, Dice dice) {
        this.ridge = ridge;
        this.dice = dice;
        double slant = Math.toRadians(dice.chance(.5) ? dice.uniform(-35, 35) : 0);
        double angle = Math.toRadians(ridge.across()) + slant;
        cos = Math.cos(angle);
        sin = Math.sin(angle);
        length = ridge.half() / Math.cos(slant) + dice.uniform(1.5, 4);
    }

    Stamp tear() {
        try (Layer layer = new Layer(2 * REACH + 1, 0)) {
            double thickness = dice.uniform(2, 10);
            List<Point> corners = side(thickness);
            List<Point> back = side(-thickness);
            Collections.reverse(back);
            corners.addAll(back);
            layer.polygon(corners, ON);
            if (dice.chance(.4))
                layer.disc(
                        new Point(REACH + dice.uniform(-3, 3), REACH + dice.uniform(-3, 3)),
                        (int) Math.max(2, ridge.half() * dice.uniform(.4, .9)),
                        ON);
            return finished(layer);
        }
    }

    /** @param knot the chance of a thick place in the middle */
    Stamp line(double knot) {
        try (Layer layer = new Layer(2 * REACH + 1, 0)) {
            int width = dice.between(2, 9);
            int parts = dice.between(1, 4);
            List<Point> path = new ArrayList<>();
            for (int i = 0; i <= parts; i++)
                path.add(point(-length + 2 * length * i / parts, i == 0 || i == parts ? 0 : dice.uniform(-3.5, 3.5)));
            for (int i = 1; i <= parts; i++)
                layer.stroke(path.get(i - 1), path.get(i), Math.max(1, Math.min(10, width + dice.between(-1, 2))), ON);
            if (dice.chance(knot)) layer.disc(path.get(path.size() / 2), dice.between(2, 6), ON);
            return finished(layer);
        }
    }

    private List<Point> side(double distance) {
        List<Point> side = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            Point p = point(length * (2 * i / 13.0 - 1), distance + dice.gaussian() * Math.abs(distance) * .45);
            side.add(new Point(Math.rint(p.x), Math.rint(p.y)));
        }
        return side;
    }

    private Point point(double along, double aside) {
        return new Point(REACH + cos * along - sin * aside, REACH + sin * along + cos * aside);
    }

    private Stamp finished(Layer layer) {
        return dice.chance(.5) ? frayed(layer) : Stamp.of(layer, 0);
    }

    /** Noise at the edge, at most a pixel beyond the drawn shape. */
    private Stamp frayed(Layer layer) {
        Mat grain = new Mat(layer.mat.size(), CvType.CV_32F);
        Mat kernel = Mat.ones(3, 3, CvType.CV_8UC1);
        byte[] drawn = layer.pixels();
        float[] noise = dice.noise(drawn.length);
        grain.put(0, 0, noise);
        Imgproc.GaussianBlur(grain, grain, new Size(0, 0), 1);
        grain.get(0, 0, noise);
        Imgproc.dilate(layer.mat, layer.mat, kernel);
        boolean[] mask = Stamp.of(layer, 0).mask();
        for (int i = 0; i < mask.length; i++) mask[i] &= (drawn[i] & 0xff) + 200 * noise[i] > 127;
        grain.release();
        kernel.release();
        return new Stamp(layer.mat.cols(), mask);
    }
}
