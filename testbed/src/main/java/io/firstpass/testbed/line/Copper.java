package io.firstpass.testbed.line;

import static io.firstpass.testbed.line.Layer.SIDE;

import java.util.Optional;
import java.util.function.IntPredicate;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/** A board's pixels with, for each, how deep it lies in copper or how far from any. */
final class Copper {
    private static final int RIM = 14;

    private final byte[] pixels;
    private final boolean[] busy;
    private final float[][] depths = new float[2][];

    Copper(byte[] pixels, boolean[] busy) {
        this.pixels = pixels;
        this.busy = busy;
    }

    byte[] pixels() {
        return pixels;
    }

    boolean copperAt(int at) {
        return pixels[at] == Layer.COPPER;
    }

    /** Distance to the nearest bare pixel, 0 outside copper. */
    float[] depth() {
        return depths[0] == null ? depths[0] = distances(true) : depths[0];
    }

    /** Distance to the nearest copper pixel, 0 in copper. */
    float[] gap() {
        return depths[1] == null ? depths[1] = distances(false) : depths[1];
    }

    private float[] distances(boolean inCopper) {
        Mat mat = new Mat(SIDE, SIDE, CvType.CV_8UC1);
        Mat distances = new Mat();
        mat.put(0, 0, pixels);
        if (inCopper) Core.bitwise_not(mat, mat);
        Imgproc.distanceTransform(mat, distances, Imgproc.DIST_L2, 5);
        return floats(mat, distances);
    }

    /** For each pixel the largest value in the square of the given side around it. */
    static float[] largest(float[] values, int side) {
        Mat mat = new Mat(SIDE, SIDE, CvType.CV_32F);
        Mat kernel = Mat.ones(side, side, CvType.CV_8UC1);
        mat.put(0, 0, values);
        Imgproc.dilate(mat, mat, kernel);
        return floats(kernel, mat);
    }

    private static float[] floats(Mat spent, Mat mat) {
        float[] values = new float[SIDE * SIDE];
        mat.get(0, 0, values);
        mat.release();
        spent.release();
        return values;
    }

    /** One pixel of those that suit, away from the rim and from other defects. */
    Optional<Spot> pick(Dice dice, IntPredicate suits) {
        int[] found = new int[SIDE * SIDE];
        int count = 0;
        for (int y = RIM; y < SIDE - RIM; y++)
            for (int at = y * SIDE + RIM; at < y * SIDE + SIDE - RIM; at++)
                if (!busy[at] && suits.test(at)) found[count++] = at;
        if (count == 0) return Optional.empty();
        int at = found[dice.between(0, count)];
        return Optional.of(new Spot(at % SIDE, at / SIDE));
    }
}
