package io.firstpass.vision.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

/** Small real pictures, by the JDK's encoders, so that OpenCV reads what it did not write, or by OpenCV's where the JDK has none. */
final class Pictures {
    private Pictures() {}

    static byte[] encoded(FrameFormat format, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLUE);
        pen.drawLine(0, 0, width - 1, height - 1);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format.name().toLowerCase(), out))
                throw new IllegalStateException("no encoder");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] progressiveJpeg(int width, int height) {
        OpenCv.load();
        Mat noise = new Mat(height, width, CvType.CV_8UC3);
        MatOfByte out = new MatOfByte();
        MatOfInt how = new MatOfInt(Imgcodecs.IMWRITE_JPEG_PROGRESSIVE, 1, Imgcodecs.IMWRITE_JPEG_RST_INTERVAL, 2);
        try {
            Core.setRNGSeed(7);
            Core.randu(noise, 0, 255);
            Imgcodecs.imencode(".jpg", noise, out, how);
            return out.toArray();
        } finally {
            noise.release();
            out.release();
            how.release();
        }
    }
}
