package io.firstpass.vision.image;

import io.firstpass.contract.Box;

/** How a frame lies within a model's input: scaled by {@code scale} without distortion, moved by {@code left} and {@code top} input pixels, the rest filled. */
public record Letterbox(double scale, int left, int top, int sourceWidth, int sourceHeight) {
    /** Fits as the models were trained to expect: the longer side fills the input, the frame is centred, an odd pixel goes to the right and below. */
    static Letterbox fit(int sourceWidth, int sourceHeight, InputSpec input) {
        double scale = Math.min((double) input.width() / sourceWidth, (double) input.height() / sourceHeight);
        Letterbox atOrigin = new Letterbox(scale, 0, 0, sourceWidth, sourceHeight);
        int left = (input.width() - atOrigin.width()) / 2;
        int top = (input.height() - atOrigin.height()) / 2;
        return new Letterbox(scale, left, top, sourceWidth, sourceHeight);
    }

    /** Width of the scaled frame in input pixels; a very flat frame keeps one. */
    int width() {
        return (int) Math.max(1, Math.round(sourceWidth * scale));
    }

    /** Height of the scaled frame in input pixels. */
    int height() {
        return (int) Math.max(1, Math.round(sourceHeight * scale));
    }

    /** A box in input pixels as one in source pixels, clipped to the frame. */
    public Box toSource(double x1, double y1, double x2, double y2) {
        double fromX = clip((x1 - left) / scale, sourceWidth);
        double fromY = clip((y1 - top) / scale, sourceHeight);
        double toX = clip((x2 - left) / scale, sourceWidth);
        double toY = clip((y2 - top) / scale, sourceHeight);
        return new Box(fromX, fromY, Math.max(fromX, toX), Math.max(fromY, toY));
    }

    private static double clip(double value, int most) {
        return Math.min(Math.max(value, 0), most);
    }
}
