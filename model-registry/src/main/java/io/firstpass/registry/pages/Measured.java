package io.firstpass.registry.pages;

import io.firstpass.contract.json.Messages;
import io.firstpass.registry.benchmark.GoldenFigures;
import io.firstpass.registry.benchmark.GoldenFigures.OfClass;
import io.firstpass.registry.benchmark.GoldenFigures.Rates;
import io.firstpass.registry.benchmark.Rate;
import io.firstpass.registry.gates.StoredEvidence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a benchmark measured of a version, in the order in which people want to read it. */
record Measured(GoldenFigures whole, Map<Quantity, Figure> figures) {

    /** @return empty where the benchmark came to no end: then there is only a reason */
    static Optional<Measured> of(StoredEvidence benchmark) {
        if (benchmark.document().length == 0) return Optional.empty();
        GoldenFigures whole = Messages.read(benchmark.document(), GoldenFigures.class);
        return whole.rates() == null ? Optional.empty() : Optional.of(of(whole));
    }

    /** On other images, figures say nothing of each other. */
    boolean isComparable(Measured other) {
        return whole.goldenSet().equals(other.whole.goldenSet());
    }

    static Measured of(GoldenFigures seen) {
        var figures = new LinkedHashMap<Quantity, Figure>();
        figures.put(Quantity.up("map33"), Figure.of(seen.accuracy().map33()));
        figures.put(Quantity.up("map50"), Figure.of(seen.accuracy().map50()));
        figures.put(Quantity.up("f-accept"), Figure.of(seen.accuracy().fAtAccept()));
        figures.put(Quantity.up("f-best"), Figure.of(seen.accuracy().bestF()));
        rates(figures, seen.rates());
        seen.classes().forEach((name, its) -> figures.put(Quantity.ofClass(name), Figure.of(recall(its))));
        figures.put(Quantity.millis("p50"), Figure.quantile(seen.speed().p50(), .5, seen.images()));
        figures.put(Quantity.millis("p90"), Figure.quantile(seen.speed().p90(), .9, seen.images()));
        figures.put(Quantity.millis("p99"), Figure.quantile(seen.speed().p99(), .99, seen.images()));
        figures.put(Quantity.perSecond("images"), Figure.of(seen.speed().imagesPerSecond()));
        return new Measured(seen, figures);
    }

    private static void rates(Map<Quantity, Figure> figures, Rates rates) {
        figures.put(Quantity.down("escape"), Figure.of(rates.escape()));
        figures.put(Quantity.down("missed"), Figure.of(rates.missed()));
        figures.put(Quantity.down("falseCall"), Figure.of(rates.falseCall()));
        figures.put(Quantity.down("held"), Figure.of(rates.held()));
    }

    /** Recall was counted in the class's boxes: so many of them were found. */
    private static Rate recall(OfClass its) {
        return Rate.of((int) Math.round(its.recallAtDoubt() * its.boxes()), its.boxes());
    }
}
