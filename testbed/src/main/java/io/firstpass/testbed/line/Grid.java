package io.firstpass.testbed.line;

import static io.firstpass.testbed.line.Layer.SIDE;

import java.util.List;
import org.opencv.core.Point;

/** A regular field of round or square pads, drilled or not, some joined to their neighbour. */
final class Grid implements Feature {
    @Override
    public void draw(Layer layer, Dice dice) {
        int columns = dice.between(2, 8);
        int rows = dice.between(2, 8);
        int pitch = dice.between(42, 110);
        int x0 = dice.between(-40, SIDE - 60);
        int y0 = dice.between(-40, SIDE - 60);
        int radius = (int) (pitch * dice.uniform(.2, .36));
        boolean drilled = dice.chance(.6);
        boolean square = dice.chance(.3);
        for (int i = 0; i < columns; i++)
            for (int j = 0; j < rows; j++) {
                Point c = new Point(x0 + i * pitch, y0 + j * pitch);
                if (square)
                    layer.rectangle(
                            new Point(c.x - radius, c.y - radius), new Point(c.x + radius, c.y + radius), Layer.COPPER);
                else layer.disc(c, radius, Layer.COPPER);
                if (drilled) layer.disc(c, Math.max(3, radius / 2), Layer.BARE);
                if (dice.chance(.12) && i + 1 < columns) join(layer, dice, c, new Point(c.x + pitch, c.y));
                if (dice.chance(.12) && j + 1 < rows) join(layer, dice, c, new Point(c.x, c.y + pitch));
            }
    }

    private static void join(Layer layer, Dice dice, Point from, Point to) {
        layer.trace(List.of(from, to), dice.between(6, 14));
    }
}
