package io.firstpass.vision.image;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.firstpass.contract.InvalidMessage;

/** The picture that a model wants: size in pixels, order of its axes, order of its colours, type of its numbers, and the grey around a frame of another shape. */
public record InputSpec(int width, int height, Layout layout, Color color, Dtype dtype, int letterboxFill) {
    /** The order of the axes: batch, height, width, channel. */
    public enum Layout {
        NHWC,
        NCHW
    }

    /** The order of the channels. */
    public enum Color {
        RGB,
        BGR
    }

    /** The type of a channel's value: a byte, 0 to 255, or a float, 0 to 1. */
    public enum Dtype {
        @JsonProperty("uint8")
        UINT8(1),
        @JsonProperty("float32")
        FLOAT32(4);

        private final int bytes;

        Dtype(int bytes) {
            this.bytes = bytes;
        }

        public int bytes() {
            return bytes;
        }
    }

    private static final int MOST = 8192;

    public InputSpec {
        within("width", width, 1, MOST);
        within("height", height, 1, MOST);
        if (layout == null) throw new InvalidMessage("layout", "is missing");
        if (color == null) throw new InvalidMessage("color", "is missing");
        if (dtype == null) throw new InvalidMessage("dtype", "is missing");
        within("letterboxFill", letterboxFill, 0, 255);
    }

    private static void within(String field, int value, int least, int most) {
        if (value < least || value > most)
            throw new InvalidMessage(field, "needs to be within " + least + " and " + most + ", is " + value);
    }

    /** Channel values in one picture. */
    public int values() {
        return width * height * 3;
    }
}
