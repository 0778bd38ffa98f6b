package io.firstpass.registry.benchmark;

import io.firstpass.contract.json.Messages;
import io.firstpass.vision.detection.DetectorSettings;
import io.firstpass.vision.detection.ForwardFailed;
import io.firstpass.vision.detection.ModelRefused;
import io.firstpass.vision.measure.Unusable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A benchmark's own process, so that a bad model harms nothing: {@code PACKAGE.zip GOLDEN-SET WORK-FOLDER FIGURES.json
 * THREADS [VARIANT]}. Tells on standard output, a JSON object a line, how far it is ({@link Told}); ends when its standard input
 * does.
 */
public final class BenchmarkMain {
    static final int REFUSED = 2;
    static final int NOT_ITS_FAULT = 3;

    private BenchmarkMain() {}

    public static void main(String[] arguments) throws IOException {
        ParentWatch.start(System.in);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.length < 5 || arguments.length > 6) {
            tell(
                    out,
                    Told.refused(
                            "the arguments are: package, golden set, work folder, figures, threads, and the variant or none"));
            System.exit(REFUSED);
        }
        try {
            GoldenSet golden = GoldenSet.open(Path.of(arguments[1]));
            Progress progress = (done, total) -> tell(out, Told.progress(done, total));
            Optional<String> variant = arguments.length == 6 ? Optional.of(arguments[5]) : Optional.empty();
            var settings = new DetectorSettings(variant, Integer.parseInt(arguments[4]), DetectorSettings.LOWEST_FLOOR);
            GoldenFigures figures =
                    new Benchmark(golden, settings, progress).of(Path.of(arguments[0]), Path.of(arguments[2]));
            Files.write(Path.of(arguments[3]), Messages.write(figures));
            System.exit(0);
        } catch (ModelRefused | ForwardFailed e) {
            tell(out, Told.refused(e.getMessage()));
            System.exit(REFUSED);
        } catch (GoldenSetDamaged | Unusable e) {
            tell(out, Told.refused(e.getMessage()));
            System.exit(NOT_ITS_FAULT);
        }
    }

    static void tell(PrintStream out, Told told) {
        out.println(new String(Messages.write(told), StandardCharsets.UTF_8));
    }
}
