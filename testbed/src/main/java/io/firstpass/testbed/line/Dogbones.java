package io.firstpass.testbed.line;

import static io.firstpass.testbed.line.Layer.SIDE;

import java.util.List;
import org.opencv.core.Point;

/** Pairs of round pads, most joined by a short trace, as fan-outs have. */
final class Dogbones implements Feature {
    @Override
    public void draw(Layer layer, Dice dice) {
        int count = dice.between(2, 14);
        for (int i = 0; i < count; i++) {
            Point one = new Point(dice.between(-10, SIDE + 10), dice.between(-10, SIDE + 10));
            int radius = dice.between(8, 17);
            double angle = dice.direction();
            double length = dice.uniform(24, 80);
            Point other = Layer.at(one.x + length * Math.cos(angle), one.y + length * Math.sin(angle));
            layer.disc(one, radius, Layer.COPPER);
            layer.disc(other, radius, Layer.COPPER);
            if (dice.chance(.65)) layer.trace(List.of(one, other), dice.between(5, radius + 4));
        }
    }
}
