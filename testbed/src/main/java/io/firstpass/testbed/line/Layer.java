package io.firstpass.testbed.line;

import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** A drawing surface of one board: copper is 0, bare laminate 255. Holds native memory until it is closed. */
final class Layer implements AutoCloseable {
    /** The side of a board in pixels. */
    static final int SIDE = 640;

    static final int COPPER = 0;
    static final int BARE = 255;

    static {
        nu.pattern.OpenCV.loadLocally();
        Core.setNumThreads(1);
    }

    final Mat mat;

    Layer(int ground) {
        this(SIDE, ground);
    }

    Layer(int side, int ground) {
        mat = new Mat(side, side, CvType.CV_8UC1, new Scalar(ground));
    }

    Layer(int width, int height, byte[] pixels) {
        mat = new Mat(height, width, CvType.CV_8UC1);
        mat.put(0, 0, pixels);
    }

    byte[] pixels() {
        byte[] pixels = new byte[(int) mat.total()];
        mat.get(0, 0, pixels);
        return pixels;
    }

    void set(byte[] pixels) {
        mat.put(0, 0, pixels);
    }

    static Point at(double x, double y) {
        return new Point((int) x, (int) y);
    }

    /** A trace with round corners and ends. */
    void trace(List<Point> path, int width) {
        for (int i = 1; i < path.size(); i++) stroke(path.get(i - 1), path.get(i), width, COPPER);
        for (Point p : path) disc(rounded(p), width / 2, COPPER);
    }

    void stroke(Point from, Point to, int width, int colour) {
        Imgproc.line(mat, rounded(from), rounded(to), new Scalar(colour), width, Imgproc.LINE_8, 0);
    }

    void disc(Point centre, int radius, int colour) {
        Imgproc.circle(mat, at(centre.x, centre.y), radius, new Scalar(colour), Imgproc.FILLED);
    }

    void ellipse(Point centre, int width, int height, double degrees) {
        Imgproc.ellipse(mat, centre, new Size(width, height), degrees, 0, 360, new Scalar(COPPER), Imgproc.FILLED);
    }

    void rectangle(Point from, Point to, int colour) {
        Imgproc.rectangle(mat, at(from.x, from.y), at(to.x, to.y), new Scalar(colour), Imgproc.FILLED);
    }

    void polygon(List<Point> corners, int colour) {
        MatOfPoint points = new MatOfPoint(corners.toArray(Point[]::new));
        Imgproc.fillPoly(mat, List.of(points), new Scalar(colour));
        points.release();
    }

    /** What is copper here or within {@code reach} pixels of it (a square, or a disc where {@code shape} says so). */
    boolean[] reached(int shape, int reach) {
        Mat kernel = Imgproc.getStructuringElement(shape, new Size(2 * reach + 1, 2 * reach + 1));
        Mat grown = new Mat();
        Imgproc.erode(mat, grown, kernel);
        byte[] pixels = new byte[(int) grown.total()];
        grown.get(0, 0, pixels);
        grown.release();
        kernel.release();
        boolean[] reached = new boolean[pixels.length];
        for (int i = 0; i < pixels.length; i++) reached[i] = pixels[i] == COPPER;
        return reached;
    }

    private static Point rounded(Point p) {
        return new Point(Math.rint(p.x), Math.rint(p.y));
    }

    @Override
    public void close() {
        mat.release();
    }
}
