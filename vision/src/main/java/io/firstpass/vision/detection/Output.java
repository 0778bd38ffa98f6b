package io.firstpass.vision.detection;

import java.util.Arrays;

/** A model's output: its shape, and its values row by row. */
record Output(long[] shape, float[] values) {
    boolean hasShape(long... expected) {
        if (shape.length != expected.length) return false;
        for (int i = 0; i < expected.length; i++)
            if (shape[i] < 1 || expected[i] != ANY && shape[i] != expected[i]) return false;
        return true;
    }

    static final long ANY = -1;

    int size(int axis) {
        return (int) shape[axis];
    }

    @Override
    public String toString() {
        return Arrays.toString(shape);
    }
}
