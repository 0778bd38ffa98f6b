package io.firstpass.vision.image;

import io.firstpass.contract.Box;
import io.firstpass.contract.Detection;
import java.util.List;
import java.util.Locale;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/** Draws detections onto a picture: dark on light, so that they show on any board. */
final class Annotation {
    private static final Scalar HALO = new Scalar(255, 255, 255);
    private static final Scalar INK = new Scalar(0, 0, 200);
    private static final int FONT = Imgproc.FONT_HERSHEY_SIMPLEX;

    private final Mat picture;
    private final int thickness;

    Annotation(Mat picture) {
        this.picture = picture;
        this.thickness = Math.max(1, Math.max(picture.cols(), picture.rows()) / 640);
    }

    void draw(List<Detection> detections) {
        detections.forEach(this::draw);
    }

    private void draw(Detection detection) {
        Box box = detection.box();
        Point from = new Point(box.x1(), box.y1());
        Point to = new Point(box.x2(), box.y2());
        Imgproc.rectangle(picture, from, to, HALO, thickness * 3);
        Imgproc.rectangle(picture, from, to, INK, thickness);
        String label = String.format(Locale.ROOT, "%s %.2f", detection.defect(), detection.confidence());
        double textHeight = 18.0 * thickness;
        Point at = new Point(box.x1(), box.y1() < textHeight ? box.y2() + textHeight : box.y1() - 5.0 * thickness);
        Imgproc.putText(picture, label, at, FONT, 0.5 * thickness, HALO, thickness * 4, Imgproc.LINE_AA);
        Imgproc.putText(picture, label, at, FONT, 0.5 * thickness, INK, thickness, Imgproc.LINE_AA);
    }
}
