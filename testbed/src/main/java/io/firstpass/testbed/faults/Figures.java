package io.firstpass.testbed.faults;

/** What a scenario measured of its own; null where it measures no such thing. */
record Figures(
        Integer priorityInversions,
        Double drainTimesRealTime,
        Double drainSeconds,
        Double lineSeconds,
        Double p99BeforeMs,
        Double p99DuringMs) {
    static Figures none() {
        return new Figures(null, null, null, null, null, null);
    }

    static Figures latencies(double beforeMs, double duringMs) {
        return new Figures(null, null, null, null, beforeMs, duringMs);
    }
}
