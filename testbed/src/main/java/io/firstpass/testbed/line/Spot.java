package io.firstpass.testbed.line;

/** A pixel of a board. */
record Spot(int x, int y) {
    int index() {
        return y * Layer.SIDE + x;
    }
}
