package io.firstpass.registry.benchmark;

import io.firstpass.contract.ModelRef;
import io.firstpass.registry.benchmark.GoldenFigures.Accuracy;
import io.firstpass.registry.benchmark.GoldenFigures.OfClass;
import io.firstpass.registry.benchmark.GoldenFigures.Rates;
import io.firstpass.registry.benchmark.GoldenFigures.Speed;
import java.util.List;
import java.util.Map;

/** Figures as a benchmark could have given them. */
public final class Sample {
    public static final String GOLDEN = "a".repeat(64);

    private Sample() {}

    public static GoldenFigures figures(double map33, double recall, Rate falseCall) {
        return new GoldenFigures(
                new ModelRef("pcb-edge", "1.1.0", "b".repeat(64)),
                "fp32",
                GOLDEN,
                100,
                50,
                new Accuracy(map33, .7, .8, .4, .75),
                Map.of("spur", new OfClass(50, map33, recall - .1, recall)),
                new Rates(Rate.of(2, 52), Rate.of(2, 50), falseCall, Rate.of(5, 100)),
                new Speed(30, 35, 41, 20, List.of(30.0, 41.0)),
                List.of(),
                new Machine("a processor", 2, 2, "2.7.1", "17"));
    }
}
