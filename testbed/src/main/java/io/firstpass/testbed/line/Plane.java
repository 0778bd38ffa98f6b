package io.firstpass.testbed.line;

import static io.firstpass.testbed.line.Layer.SIDE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.opencv.core.Point;

/** A large area of copper with a few clearances, some with a pad inside. */
final class Plane implements Feature {
    @Override
    public void draw(Layer layer, Dice dice) {
        Point centre = new Point(dice.uniform(0, SIDE), dice.uniform(0, SIDE));
        layer.polygon(dice.chance(.5) ? bevelled(dice, centre) : irregular(dice, centre), Layer.COPPER);
        int clearances = dice.between(0, 4);
        for (int i = 0; i < clearances; i++) {
            Point p = new Point(centre.x + dice.uniform(-120, 120), centre.y + dice.uniform(-120, 120));
            int radius = dice.between(10, 40);
            layer.disc(p, radius, Layer.BARE);
            if (dice.chance(.7) && radius > 16) layer.disc(p, radius - dice.between(6, 10), Layer.COPPER);
        }
    }

    private static List<Point> bevelled(Dice dice, Point c) {
        double w = dice.uniform(40, 240);
        double h = dice.uniform(40, 240);
        return List.of(
                Layer.at(c.x - w, c.y - h),
                Layer.at(c.x + w, c.y - h),
                Layer.at(c.x + w, c.y + h * .4),
                Layer.at(c.x + w * .5, c.y + h),
                Layer.at(c.x - w, c.y + h));
    }

    private static List<Point> irregular(Dice dice, Point c) {
        int corners = dice.between(4, 8);
        double[] angles = new double[corners];
        for (int i = 0; i < corners; i++) angles[i] = dice.uniform(0, 2 * Math.PI);
        Arrays.sort(angles);
        List<Point> points = new ArrayList<>();
        for (double angle : angles) {
            double reach = dice.uniform(60, 300);
            points.add(Layer.at(c.x + reach * Math.cos(angle), c.y + reach * Math.sin(angle)));
        }
        return points;
    }
}
