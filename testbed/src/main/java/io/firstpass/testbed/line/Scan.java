package io.firstpass.testbed.line;

import static io.firstpass.testbed.line.Layer.SIDE;

import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Gives clean artwork the rough edges that a thresholded line scan has. */
final class Scan {
    private Scan() {}

    static byte[] rough(Layer board, Dice dice) {
        Mat sheet = new Mat();
        board.mat.convertTo(sheet, CvType.CV_32F);
        float[] soft = blurred(sheet, dice.uniform(.8, 1.8));
        Mat grain = new Mat(SIDE, SIDE, CvType.CV_32F);
        grain.put(0, 0, dice.noise(SIDE * SIDE));
        float[] noise = blurred(grain, dice.uniform(.7, 1.6));
        double strength = dice.uniform(5, 28) / deviation(noise);
        byte[] pixels = new byte[soft.length];
        for (int i = 0; i < pixels.length; i++)
            pixels[i] = (byte) (soft[i] + noise[i] * strength > 127 ? Layer.BARE : Layer.COPPER);
        return pixels;
    }

    private static float[] blurred(Mat mat, double sigma) {
        Imgproc.GaussianBlur(mat, mat, new Size(0, 0), sigma);
        float[] values = new float[(int) mat.total()];
        mat.get(0, 0, values);
        mat.release();
        return values;
    }

    private static double deviation(float[] values) {
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += value * value;
        }
        double mean = sum / values.length;
        return Math.sqrt(squares / values.length - mean * mean) + 1e-6;
    }
}
