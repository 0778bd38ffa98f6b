package io.firstpass.testbed.line;

import static io.firstpass.testbed.line.Layer.SIDE;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Point;

/** A thin trace that folds back and forth, as length-matched lines do. */
final class Serpent implements Feature {
    @Override
    public void draw(Layer layer, Dice dice) {
        int width = dice.between(4, 10);
        int pitch = width + dice.between(8, 18);
        int folds = dice.between(3, 9);
        int length = dice.between(40, 160);
        int x = dice.between(0, SIDE - 60);
        int y = dice.between(0, SIDE - 60);
        List<Point> path = new ArrayList<>(List.of(new Point(x, y)));
        for (int i = 0; i < folds; i++) {
            int to = y + (i % 2 == 0 ? length : 0);
            path.add(new Point(x + i * pitch, to));
            path.add(new Point(x + (i + 1) * pitch, to));
        }
        if (dice.chance(.5)) path.replaceAll(p -> new Point(p.y, p.x));
        layer.trace(path, width);
    }
}
