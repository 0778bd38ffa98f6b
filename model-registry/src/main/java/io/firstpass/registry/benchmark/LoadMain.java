package io.firstpass.registry.benchmark;

import io.firstpass.vision.detection.Detector;
import io.firstpass.vision.detection.ForwardFailed;
import io.firstpass.vision.detection.ModelPackage;
import io.firstpass.vision.detection.ModelRefused;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The load check's own process: {@code PACKAGE.zip WORK-FOLDER THREADS}. Ends when its standard input does.
 */
public final class LoadMain {
    private LoadMain() {}

    public static void main(String[] arguments) {
        ParentWatch.start(System.in);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            ModelPackage model = ModelPackage.open(Path.of(arguments[0]), Path.of(arguments[1]), Optional.empty());
            Detector.check(model, Integer.parseInt(arguments[2]));
            System.exit(0);
        } catch (ModelRefused | ForwardFailed e) {
            BenchmarkMain.tell(out, Told.refused(e.getMessage()));
            System.exit(BenchmarkMain.REFUSED);
        }
    }
}
