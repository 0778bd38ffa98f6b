package io.firstpass.registry.benchmark;

import io.firstpass.vision.detection.Detector;
import io.firstpass.vision.detection.DetectorSettings;
import io.firstpass.vision.detection.ForwardFailed;
import io.firstpass.vision.detection.ModelPackage;
import io.firstpass.vision.detection.ModelRefused;
import io.firstpass.vision.detection.Variant;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The load check's own process: {@code PACKAGE.zip WORK-FOLDER THREADS}. Loads each variant for the CPU and has it
 * answer a blank picture. Ends when its standard input does.
 */
public final class LoadMain {
    private LoadMain() {}

    public static void main(String[] arguments) {
        ParentWatch.start(System.in);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            ModelPackage model = ModelPackage.open(Path.of(arguments[0]), Path.of(arguments[1]), Optional.empty());
            for (Variant variant : model.manifest().variants()) load(model, variant, Integer.parseInt(arguments[2]));
            System.exit(0);
        } catch (ModelRefused | ForwardFailed e) {
            BenchmarkMain.tell(out, Told.refused(e.getMessage()));
            System.exit(BenchmarkMain.REFUSED);
        }
    }

    /** What runs on no CPU cannot be tried here; the benchmark refuses a package that has nothing else. */
    private static void load(ModelPackage model, Variant variant, int threads) {
        if (!variant.devices().contains("cpu")) return;
        var settings = new DetectorSettings(Optional.of(variant.file()), threads, DetectorSettings.LOWEST_FLOOR);
        Detector.load(model, settings).close();
    }
}
