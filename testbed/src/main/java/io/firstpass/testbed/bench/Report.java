package io.firstpass.testbed.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.firstpass.contract.Verdict;
import io.firstpass.vision.measure.Scoring;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of one inspected folder, as its JSON file holds them; those that need labels are null without any. */
record Report(
        int images,
        Double map33,
        Double map50,
        @JsonProperty("f1_33") Double f1,
        @JsonProperty("best_f1_33") Double bestF1,
        Map<String, Double> ap33,
        double throughput,
        @JsonProperty("p50_ms") double p50,
        @JsonProperty("p99_ms") double p99,
        Map<Verdict, Integer> verdicts,
        Model model) {
    record Model(String name, String version, String digest, String variant) {}

    private static final double LOOSE = 0.33;

    static Report of(InspectedFolder folder, EdgeModel edge, List<String> classes, double seconds) {
        boolean labelled = !classes.isEmpty();
        Scoring scoring = new Scoring(folder.scored());
        Map<String, Double> ap33 = labelled ? scoring.averagePrecision(classes, LOOSE) : null;
        return new Report(
                folder.images(),
                labelled ? Scoring.mean(ap33) : null,
                labelled ? Scoring.mean(scoring.averagePrecision(classes, 0.5)) : null,
                labelled ? scoring.f(edge.accept(), LOOSE) : null,
                labelled ? scoring.bestF(LOOSE) : null,
                ap33,
                folder.images() / seconds,
                folder.latencies().quantile(.5),
                folder.latencies().quantile(.99),
                folder.verdicts(),
                new Model(
                        edge.model().name(),
                        edge.model().version(),
                        edge.model().digest(),
                        edge.variant()));
    }

    void print(PrintStream out, Map<String, Double> ap50) {
        out.printf(
                Locale.ROOT,
                "%nmodel       %s %s (%s), %.12s%n",
                model.name(),
                model.version(),
                model.variant(),
                model.digest());
        out.printf(Locale.ROOT, "images      %d%n", images);
        if (ap33 != null) {
            out.printf(Locale.ROOT, "%n%-12s %8s %8s%n", "AP at IoU", "0.33", "0.5");
            ap33.forEach((name, value) -> out.printf(Locale.ROOT, "%-12s %8.3f %8.3f%n", name, value, ap50.get(name)));
            out.printf(Locale.ROOT, "%-12s %8.3f %8.3f%n", "mAP", map33, map50);
            out.printf(Locale.ROOT, "%nF at IoU 0.33: %.3f at the model's thresholds, %.3f at best%n", f1, bestF1);
        }
        out.printf(Locale.ROOT, "verdicts    ");
        verdicts.forEach((verdict, count) -> out.printf(Locale.ROOT, "%s %d  ", verdict, count));
        out.printf(Locale.ROOT, "%nspeed       %.1f images/s, p50 %.0f ms, p99 %.0f ms%n", throughput, p50, p99);
    }
}
