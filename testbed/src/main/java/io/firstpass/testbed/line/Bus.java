package io.firstpass.testbed.line;

import static io.firstpass.testbed.line.Layer.SIDE;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Point;

/** Parallel traces that cross the board with 45-degree jogs; some end in a pad. */
final class Bus implements Feature {
    private static final double JOG_SHIFT = 0.4142;

    @Override
    public void draw(Layer layer, Dice dice) {
        int traces = dice.between(3, 14);
        int width = dice.between(5, 20);
        int pitch = width + dice.between(7, 26);
        double angle = Math.toRadians(
                new int[] {0, 90, 45, 135}[dice.between(0, 4)] + (dice.chance(.1) ? dice.uniform(-3, 3) : 0));
        List<Point> path = path(dice);
        double offset = dice.uniform(0, SIDE) - SIDE / 2.0;
        for (int i = 0; i < traces; i++) {
            List<Point> trace = turned(parallel(path, i * pitch), angle, offset);
            if (dice.chance(.12)) ended(layer, dice, trace, width);
            else layer.trace(trace, width);
        }
    }

    private static List<Point> path(Dice dice) {
        double x = -0.25 * SIDE;
        double y = 0;
        List<Point> path = new ArrayList<>(List.of(new Point(x, y)));
        while (x < SIDE * 1.5) {
            x += dice.uniform(60, 260);
            path.add(new Point(x, y));
            double jog = dice.uniform(-110, 110);
            x += Math.abs(jog);
            y += jog;
            path.add(new Point(x, y));
        }
        return path;
    }

    /** Shifting where a jog starts keeps the pitch on the diagonals, nearly. */
    private static List<Point> parallel(List<Point> path, double distance) {
        List<Point> moved = new ArrayList<>();
        for (int k = 0; k < path.size(); k++) {
            Point p = path.get(k);
            double jog = k > 0 && k % 2 == 0 ? Math.signum(p.y - path.get(k - 1).y) : 0;
            moved.add(new Point(p.x - distance * JOG_SHIFT * jog, p.y + distance));
        }
        return moved;
    }

    private static List<Point> turned(List<Point> path, double angle, double offset) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        double middle = SIDE / 2.0;
        return path.stream()
                .map(p -> new Point(
                        c * (p.x - middle) - s * (p.y - middle) + middle - s * offset,
                        s * (p.x - middle) + c * (p.y - middle) + middle + c * offset))
                .toList();
    }

    private static void ended(Layer layer, Dice dice, List<Point> trace, int width) {
        List<Point> part = trace.subList(0, dice.between(1, trace.size()) + 1);
        Point end = part.get(part.size() - 1);
        int radius = (int) (width * dice.uniform(.8, 1.5));
        layer.trace(part, width);
        layer.disc(end, radius, Layer.COPPER);
        if (dice.chance(.4)) layer.disc(end, Math.max(2, radius / 2), Layer.BARE);
    }
}
