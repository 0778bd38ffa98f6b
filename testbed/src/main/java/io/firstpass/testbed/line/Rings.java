package io.firstpass.testbed.line;

import static io.firstpass.testbed.line.Layer.SIDE;

import org.opencv.core.Point;

/** Plated holes whose drill sits off centre. */
final class Rings implements Feature {
    @Override
    public void draw(Layer layer, Dice dice) {
        int columns = dice.between(2, 7);
        int rows = dice.between(1, 4);
        int pitch = dice.between(56, 110);
        int x0 = dice.between(-30, SIDE - 80);
        int y0 = dice.between(-30, SIDE - 80);
        int radius = (int) (pitch * dice.uniform(.26, .42));
        double dx = dice.uniform(-radius * .25, radius * .25);
        double dy = dice.uniform(-radius * .25, radius * .25);
        int drill = (int) (radius * dice.uniform(.5, .78));
        for (int i = 0; i < columns; i++)
            for (int j = 0; j < rows; j++) {
                Point c = new Point(x0 + i * pitch, y0 + j * pitch);
                layer.disc(c, radius, Layer.COPPER);
                layer.disc(new Point(c.x + dx, c.y + dy), drill, Layer.BARE);
            }
    }
}
