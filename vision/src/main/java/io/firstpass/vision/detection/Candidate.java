package io.firstpass.vision.detection;

/** A detection before it has a name and a place on the frame: the class's number, and corners in input pixels. */
record Candidate(int defect, double confidence, double x1, double y1, double x2, double y2) {
    /** A graph that overflows answers with what is no number; to drop that would pass a unit that nobody looked at. */
    Candidate finite() {
        if (Double.isFinite(x1) && Double.isFinite(y1) && Double.isFinite(x2) && Double.isFinite(y2)) return this;
        throw noNumber();
    }

    static ForwardFailed noNumber() {
        return new ForwardFailed("the model answers with what is no number", null);
    }

    double area() {
        return Math.max(0, x2 - x1) * Math.max(0, y2 - y1);
    }

    /** Intersection over union; 0 where the boxes do not touch. */
    double overlap(Candidate other) {
        double width = Math.min(x2, other.x2) - Math.max(x1, other.x1);
        double height = Math.min(y2, other.y2) - Math.max(y1, other.y1);
        if (width <= 0 || height <= 0) return 0;
        double common = width * height;
        return common / (area() + other.area() - common);
    }
}
