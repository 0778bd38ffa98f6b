package io.firstpass.testbed.line;

import static io.firstpass.testbed.line.Layer.SIDE;

import java.util.Optional;

/** A spot on the middle line of a trace or gap: half its width there, and the direction across it in degrees. */
record Ridge(Spot spot, double half, double across) {
    static Optional<Ridge> pick(Copper copper, float[] distances, double least, double most, Dice dice) {
        float[] peak = Copper.largest(distances, 5);
        return copper.pick(
                        dice, at -> distances[at] >= peak[at] - .01f && distances[at] >= least && distances[at] <= most)
                .flatMap(spot -> across(distances, spot));
    }

    /** Across is where the distance falls fastest on both sides; no such direction, no ridge. */
    private static Optional<Ridge> across(float[] distances, Spot spot) {
        double half = distances[spot.index()];
        double lowest = Double.MAX_VALUE;
        double across = 0;
        for (int angle = 0; angle < 180; angle += 15) {
            double dx = Math.cos(Math.toRadians(angle)) * half;
            double dy = Math.sin(Math.toRadians(angle)) * half;
            double sum =
                    value(distances, spot.x() + dx, spot.y() + dy) + value(distances, spot.x() - dx, spot.y() - dy);
            if (sum >= lowest) continue;
            lowest = sum;
            across = angle;
        }
        return lowest < half * .9 ? Optional.of(new Ridge(spot, half, across)) : Optional.empty();
    }

    private static double value(float[] distances, double x, double y) {
        return distances[clipped(y) * SIDE + clipped(x)];
    }

    private static int clipped(double v) {
        return (int) Math.max(0, Math.min(SIDE - 1, v));
    }
}
