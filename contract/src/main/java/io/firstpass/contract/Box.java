package io.firstpass.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * Corners in source-image pixels, origin at the top left, {@code x1 <= x2} and {@code y1 <= y2}; in JSON the array
 * {@code [x1, y1, x2, y2]}, of exactly four numbers.
 */
public record Box(double x1, double y1, double x2, double y2) {
    public Box {
        for (double corner : new double[] {x1, y1, x2, y2})
            if (!Double.isFinite(corner)) throw new InvalidMessage("box", "needs finite corners");
        if (!(x1 <= x2 && y1 <= y2)) throw new InvalidMessage("box", "needs x1 <= x2 and y1 <= y2");
    }

    /** Intersection over union, 0 to 1; 0 where the boxes do not touch. */
    public double overlap(Box other) {
        double width = Math.min(x2, other.x2) - Math.max(x1, other.x1);
        double height = Math.min(y2, other.y2) - Math.max(y1, other.y1);
        if (width <= 0 || height <= 0) return 0;
        double common = width * height;
        return common / (area() + other.area() - common);
    }

    private double area() {
        return (x2 - x1) * (y2 - y1);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Box of(List<Double> corners) {
        if (corners.size() != 4 || corners.contains(null)) throw new InvalidMessage("box", "needs four numbers");
        return new Box(corners.get(0), corners.get(1), corners.get(2), corners.get(3));
    }

    @JsonValue
    double[] corners() {
        return new double[] {x1, y1, x2, y2};
    }
}
