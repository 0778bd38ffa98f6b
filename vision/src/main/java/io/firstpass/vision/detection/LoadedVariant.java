package io.firstpass.vision.detection;

import io.firstpass.vision.image.InputSpec;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/** A variant in memory that has proven that it runs and answers in the form its manifest says. */
final class LoadedVariant implements AutoCloseable {
    private static final int WARM_UPS = 3;
    private static final int TIMED = 3;

    private final Variant variant;
    private final TorchScript script;
    private final InputSpec input;

    private LoadedVariant(Variant variant, TorchScript script, InputSpec input) {
        this.variant = variant;
        this.script = script;
        this.input = input;
    }

    /** Loaded and warm. */
    static LoadedVariant load(ModelPackage model, Variant variant, HeadDecoder head) {
        return load(model, variant, head, WARM_UPS);
    }

    /** Loads it and has it answer one picture, which the first pass does before libtorch specialises the graph. */
    static void check(ModelPackage model, Variant variant, HeadDecoder head) {
        load(model, variant, head, 1).close();
    }

    private static LoadedVariant load(ModelPackage model, Variant variant, HeadDecoder head, int passes) {
        TorchScript script = TorchScript.load(model.file(variant.file()));
        LoadedVariant loaded =
                new LoadedVariant(variant, script, model.manifest().input());
        try {
            loaded.prove(model, head, passes);
            return loaded;
        } catch (RuntimeException e) {
            loaded.close();
            throw e;
        }
    }

    String precision() {
        return variant.precision();
    }

    Output forward(ByteBuffer pictures, long[] shape) {
        return script.forward(pictures, shape, input.dtype() == InputSpec.Dtype.UINT8);
    }

    /** The quickest of a few passes over one picture: what else ran meanwhile only ever adds. */
    Duration time() {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < TIMED; i++) {
            long start = System.nanoTime();
            blank();
            best = Math.min(best, System.nanoTime() - start);
        }
        return Duration.ofNanos(best);
    }

    private void prove(ModelPackage model, HeadDecoder head, int passes) {
        try {
            Output output = blank();
            if (!head.fits(output, 1))
                throw new ModelRefused(variant.file() + " of " + model + " answers in the shape " + output
                        + ", the manifest's head needs " + head.shape()
                        + ": correct head or classes and pack it again");
            head.decode(output, 0, DetectorSettings.LOWEST_FLOOR);
            // The first passes are many times slower, while libtorch specialises the graph.
            for (int i = 1; i < passes; i++) blank();
        } catch (ForwardFailed e) {
            throw new ModelRefused(
                    variant.file() + " of " + model + " does not run on the manifest's input (" + e.getMessage()
                            + "): correct input and pack it again",
                    e);
        }
    }

    private Output blank() {
        PictureBatch batch = new PictureBatch(input);
        return forward(batch.join(List.of(BlankPicture.of(input))), batch.shape(1));
    }

    @Override
    public void close() {
        script.close();
    }
}
