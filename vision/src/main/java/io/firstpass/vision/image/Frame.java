package io.firstpass.vision.image;

import io.firstpass.contract.Detection;
import java.nio.ByteBuffer;
import java.util.List;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * A decoded picture, upright as a viewer shows it (a JPEG's EXIF orientation is applied), in three 8-bit channels.
 * Holds native memory until closed. Not thread-safe, but may be handed from thread to thread.
 */
public final class Frame implements AutoCloseable {
    private final Mat bgr;

    private Frame(Mat bgr) {
        this.bgr = bgr;
    }

    /**
     * Checks size and structure, then decodes: nothing is decoded that is too large or not whole.
     *
     * @throws UnreadableFrame if it cannot be inspected
     */
    public static Frame decode(byte[] file, FrameLimits limits) {
        if (file.length > limits.maxBytes())
            throw new UnreadableFrame(
                    UnreadableFrame.Kind.UNDECODABLE,
                    "the frame has " + file.length + " bytes, at most " + limits.maxBytes() + " are allowed");
        FrameHeader header = FrameHeader.read(file, limits);
        OpenCv.load();
        MatOfByte encoded = new MatOfByte(file);
        try {
            Mat bgr = Imgcodecs.imdecode(encoded, Imgcodecs.IMREAD_COLOR);
            if (bgr.empty()) throw UnreadableFrame.undecodable(header.format(), "its pixels are damaged");
            return new Frame(bgr);
        } catch (CvException e) {
            throw UnreadableFrame.undecodable(
                    header.format(), String.valueOf(e.getMessage()).strip());
        } finally {
            encoded.release();
        }
    }

    public int width() {
        return bgr.cols();
    }

    public int height() {
        return bgr.rows();
    }

    /** The frame with a box and a label for each detection, as JPEG. The frame itself stays as it is. */
    public byte[] annotatedJpeg(List<Detection> detections) {
        Mat drawn = bgr.clone();
        MatOfByte jpeg = new MatOfByte();
        try {
            new Annotation(drawn).draw(detections);
            Imgcodecs.imencode(".jpg", drawn, jpeg);
            return jpeg.toArray();
        } finally {
            jpeg.release();
            drawn.release();
        }
    }

    /** The frame within the model's input, bilinear; a frame that has the input's size already is copied as it is. */
    public ModelInput letterbox(InputSpec input) {
        Letterbox letterbox = Letterbox.fit(width(), height(), input);
        ByteBuffer pixels = ByteBuffer.allocateDirect(input.values());
        Mat canvas = new Mat(input.height(), input.width(), CvType.CV_8UC3, pixels);
        Mat place = canvas.submat(new Rect(letterbox.left(), letterbox.top(), letterbox.width(), letterbox.height()));
        Mat scaled = new Mat();
        try {
            canvas.setTo(Scalar.all(input.letterboxFill()));
            Imgproc.resize(bgr, scaled, new Size(letterbox.width(), letterbox.height()), 0, 0, Imgproc.INTER_LINEAR);
            if (input.color() == InputSpec.Color.RGB) Imgproc.cvtColor(scaled, place, Imgproc.COLOR_BGR2RGB);
            else scaled.copyTo(place);
        } finally {
            scaled.release();
            place.release();
            canvas.release();
        }
        return new ModelInput(pixels, letterbox);
    }

    @Override
    public void close() {
        bgr.release();
    }
}
