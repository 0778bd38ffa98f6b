package io.firstpass.vision.detection;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Batchifier;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A loaded TorchScript file on the CPU. Not thread-safe. */
final class TorchScript implements AutoCloseable {
    private final Model model;
    private final Predictor<Input, Output> predictor;

    private record Input(ByteBuffer values, long[] shape, DataType type) {}

    private TorchScript(Model model) {
        this.model = model;
        this.predictor = model.newPredictor(new Plain());
    }

    static TorchScript load(Path file) {
        Model model = Model.newInstance("firstpass", Device.cpu(), TorchEngine.NAME);
        try (InputStream in = Files.newInputStream(file)) {
            model.load(in);
            return new TorchScript(model);
        } catch (IOException | MalformedModelException | RuntimeException e) {
            model.close();
            throw new ModelRefused(
                    file.getFileName() + " is no TorchScript that this libtorch can load (" + reason(e)
                            + "): trace and freeze the model, then pack it again",
                    e);
        }
    }

    /** One forward pass; {@code values} has to stay as it is until it returns. */
    Output forward(ByteBuffer values, long[] shape, boolean bytes) {
        try {
            return predictor.predict(new Input(values, shape, bytes ? DataType.UINT8 : DataType.FLOAT32));
        } catch (TranslateException | EngineException e) {
            throw new ForwardFailed("the forward pass failed: " + reason(e), e);
        }
    }

    /**
     * What went wrong, in one line. DJL's texts are many lines long and end in a newline, which some log handlers cannot
     * take; where the interpreter failed, the reason stands below the trace of the graph.
     */
    private static String reason(Exception e) {
        Throwable told = e;
        while (told.getCause() != null && told instanceof TranslateException) told = told.getCause();
        List<String> lines = String.valueOf(told.getMessage()).strip().lines().toList();
        return lines.stream()
                .filter(line -> line.startsWith("RuntimeError: "))
                .findFirst()
                .orElse(lines.get(0));
    }

    @Override
    public void close() {
        predictor.close();
        model.close();
    }

    /** Hands the buffer to the graph as it is and takes the first tensor of the answer. */
    private static final class Plain implements Translator<Input, Output> {
        @Override
        public Batchifier getBatchifier() {
            return null;
        }

        @Override
        public NDList processInput(TranslatorContext context, Input input) {
            return new NDList(context.getNDManager().create(input.values(), new Shape(input.shape()), input.type()));
        }

        @Override
        public Output processOutput(TranslatorContext context, NDList answer) {
            NDArray head = answer.get(0);
            return new Output(
                    head.getShape().getShape(),
                    head.toType(DataType.FLOAT32, false).toFloatArray());
        }
    }
}
