package io.firstpass.registry.evidence;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What a benchmark measured, as far as bounds are held against it. Shares are 0..1, recalls by class name. */
public record BenchmarkFigures(
        double map, Map<String, Double> recalls, double escapeRate, double falseCallRate, double p99Ms) {
    public BenchmarkFigures {
        recalls = Collections.unmodifiableMap(new TreeMap<>(recalls));
    }
}
