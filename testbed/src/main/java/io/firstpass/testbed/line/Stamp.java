package io.firstpass.testbed.line;

import java.util.function.IntPredicate;

/** A small mask around a middle pixel, pressed onto a board. */
record Stamp(int side, boolean[] mask) {
    static Stamp of(Layer layer, int above) {
        byte[] pixels = layer.pixels();
        boolean[] mask = new boolean[pixels.length];
        for (int i = 0; i < mask.length; i++) mask[i] = (pixels[i] & 0xff) > above;
        return new Stamp(layer.mat.cols(), mask);
    }

    /** A copy of the pixels with {@code colour} where the mask lies and {@code allowed} agrees. */
    byte[] press(byte[] pixels, Spot middle, int colour, IntPredicate allowed) {
        byte[] pressed = pixels.clone();
        for (int i = 0; i < mask.length; i++) {
            int x = middle.x() - side / 2 + i % side;
            int y = middle.y() - side / 2 + i / side;
            if (!mask[i] || x < 0 || y < 0 || x >= Layer.SIDE || y >= Layer.SIDE) continue;
            int at = y * Layer.SIDE + x;
            if (allowed.test(at)) pressed[at] = (byte) colour;
        }
        return pressed;
    }
}
