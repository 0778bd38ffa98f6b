package io.firstpass.testbed.line;

import static io.firstpass.testbed.line.Layer.SIDE;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Point;

/** Single pads of many shapes, most with a trace that leads to another. */
final class Pads implements Feature {
    @Override
    public void draw(Layer layer, Dice dice) {
        int count = dice.between(2, 12);
        for (int i = 0; i < count; i++) {
            Point centre = new Point(dice.between(-20, SIDE + 20), dice.between(-20, SIDE + 20));
            pad(layer, dice, centre);
            if (dice.chance(.7)) lead(layer, dice, centre);
        }
    }

    private static void lead(Layer layer, Dice dice, Point from) {
        int width = dice.between(5, 22);
        List<Point> path = new ArrayList<>(List.of(from));
        int legs = dice.between(1, 4);
        for (int i = 0; i < legs; i++) {
            Point last = path.get(path.size() - 1);
            double angle = dice.direction();
            double length = dice.uniform(40, 240);
            path.add(new Point(last.x + length * Math.cos(angle), last.y + length * Math.sin(angle)));
        }
        layer.trace(path, width);
        Point end = path.get(path.size() - 1);
        if (dice.chance(.6)) pad(layer, dice, Layer.at(end.x, end.y));
    }

    private static void pad(Layer layer, Dice dice, Point centre) {
        switch (dice.weighted(.45, .35, .2)) {
            case 0 -> round(layer, dice, centre);
            case 1 -> {
                int width = dice.between(14, 70);
                int height = dice.between(14, 70);
                soft(layer, centre, width, height, (int) (Math.min(width, height) * dice.uniform(0, .45)));
            }
            default ->
                layer.ellipse(
                        centre, dice.between(10, 30), dice.between(20, 60), new int[] {0, 90, 45}[dice.between(0, 3)]);
        }
    }

    private static void round(Layer layer, Dice dice, Point centre) {
        int radius = dice.between(9, 60);
        layer.disc(centre, radius, Layer.COPPER);
        if (dice.chance(.6) && radius > 14) layer.disc(centre, (int) (radius * dice.uniform(.3, .6)), Layer.BARE);
    }

    /** A rectangle with rounded corners; width and height are halves. */
    private static void soft(Layer layer, Point c, int width, int height, int corner) {
        layer.rectangle(
                new Point(c.x - width, c.y - height + corner),
                new Point(c.x + width, c.y + height - corner),
                Layer.COPPER);
        layer.rectangle(
                new Point(c.x - width + corner, c.y - height),
                new Point(c.x + width - corner, c.y + height),
                Layer.COPPER);
        for (int sx = -1; sx <= 1; sx += 2)
            for (int sy = -1; sy <= 1; sy += 2)
                layer.disc(new Point(c.x + sx * (width - corner), c.y + sy * (height - corner)), corner, Layer.COPPER);
    }
}
