package io.firstpass.vision.image;

import org.opencv.core.Core;

/** OpenCV's natives, loaded once for the class loader that holds them. */
public final class OpenCv {
    private OpenCv() {}

    /** Loads the natives at the first call; later calls cost nothing. Thread-safe. */
    public static void load() {
        Natives.ready();
    }

    private static final class Natives {
        static {
            nu.pattern.OpenCV.loadLocally();
            // Frames are decoded on request threads, several at a time: the cores belong to the model.
            Core.setNumThreads(1);
        }

        static void ready() {}
    }
}
