package io.firstpass.registry.pages;

import io.firstpass.contract.json.Messages;
import io.firstpass.registry.benchmark.GoldenFigures;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What the page's script draws: precision over recall, and latency by quantile, of a version and of production. */
record Plotted(Lines candidate, Lines production) {

    /** @param curve points of recall and precision; @param quantiles latency in ms at 0 %, 1 %, … 100 % */
    record Lines(String name, List<double[]> curve, List<Double> quantiles) {}

    /** As JSON; null is what was not measured. */
    static String of(Optional<Measured> candidate, Optional<Measured> production) {
        var plotted = new Plotted(
                candidate.map(Plotted::lines).orElse(null),
                production.map(Plotted::lines).orElse(null));
        return new String(Messages.write(plotted), StandardCharsets.UTF_8);
    }

    private static Lines lines(Measured measured) {
        GoldenFigures seen = measured.whole();
        List<double[]> curve = seen.curve().stream()
                .map(point -> new double[] {point.recall(), point.precision()})
                .toList();
        return new Lines(
                seen.model().name() + " " + seen.model().version(),
                curve,
                seen.speed().quantiles());
    }
}
