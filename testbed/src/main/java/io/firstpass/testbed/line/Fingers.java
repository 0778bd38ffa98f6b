package io.firstpass.testbed.line;

import static io.firstpass.testbed.line.Layer.SIDE;

import java.util.List;
import org.opencv.core.Point;

/** A row of long contacts, with or without a thin trace at one end. */
final class Fingers implements Feature {
    @Override
    public void draw(Layer layer, Dice dice) {
        int count = dice.between(4, 20);
        int width = dice.between(8, 22);
        int pitch = width + dice.between(9, 26);
        int length = dice.between(40, 120);
        int x0 = dice.between(-60, SIDE - 60);
        int y0 = dice.between(-20, SIDE - 20);
        boolean upright = dice.chance(.5);
        boolean round = dice.chance(.5);
        boolean tail = dice.chance(.6);
        boolean tailAtEnd = dice.chance(.5);
        int tailLength = dice.between(20, 200);
        for (int i = 0; i < count; i++) {
            if (dice.chance(.07)) continue;
            int x = x0 + i * pitch;
            Point from = point(x, y0, upright);
            Point to = point(x, y0 + length, upright);
            Point tip = point(x, tailAtEnd ? y0 + length + tailLength : y0 - tailLength, upright);
            if (tail) layer.trace(List.of(tailAtEnd ? to : from, tip), Math.max(4, width / 2));
            if (round) layer.trace(List.of(from, to), width);
            else square(layer, from, to, width / 2);
        }
    }

    private static void square(Layer layer, Point from, Point to, int half) {
        layer.rectangle(new Point(from.x - half, from.y - half), new Point(to.x + half, to.y + half), Layer.COPPER);
    }

    private static Point point(int across, int along, boolean upright) {
        return upright ? new Point(along, across) : new Point(across, along);
    }
}
