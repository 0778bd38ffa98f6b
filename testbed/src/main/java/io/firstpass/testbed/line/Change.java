package io.firstpass.testbed.line;

import static io.firstpass.testbed.line.Layer.SIDE;

import io.firstpass.contract.Box;
import java.util.Optional;

/** The extent of what a fault changed, corners included. */
record Change(int x1, int y1, int x2, int y2) {
    private static final int FEWEST_PIXELS = 9;
    private static final int WIDEST = 110;
    private static final double SMALLEST_BOX = 24;

    /** Empty where too little or too wide a part changed to be one defect. */
    static Optional<Change> between(byte[] before, byte[] after) {
        int x1 = SIDE, y1 = SIDE, x2 = -1, y2 = -1, count = 0;
        for (int at = 0; at < before.length; at++) {
            if (before[at] == after[at]) continue;
            count++;
            x1 = Math.min(x1, at % SIDE);
            x2 = Math.max(x2, at % SIDE);
            y1 = Math.min(y1, at / SIDE);
            y2 = at / SIDE;
        }
        boolean defect = count >= FEWEST_PIXELS && Math.max(x2 - x1, y2 - y1) <= WIDEST;
        return defect ? Optional.of(new Change(x1, y1, x2, y2)) : Optional.empty();
    }

    /** The box that an annotator would draw: with some margin, never very small, within the board. */
    Box box(double margin) {
        double halfWidth = Math.max(x2 - x1 + 2 * margin, SMALLEST_BOX) / 2;
        double halfHeight = Math.max(y2 - y1 + 2 * margin, SMALLEST_BOX) / 2;
        double x = (x1 + x2) / 2.0;
        double y = (y1 + y2) / 2.0;
        return new Box(
                Math.max(0, x - halfWidth),
                Math.max(0, y - halfHeight),
                Math.min(SIDE, x + halfWidth),
                Math.min(SIDE, y + halfHeight));
    }
}
