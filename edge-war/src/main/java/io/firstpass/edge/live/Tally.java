package io.firstpass.edge.live;

import io.firstpass.contract.Inspection;
import io.firstpass.contract.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the line has seen since the start: verdicts, escalations, rulings, lapses, latencies. Thread-safe. */
final class Tally {
    private static final int WINDOW = 500;

    private final Map<Verdict, LongAdder> verdicts = new EnumMap<>(Verdict.class);
    private final LongAdder escalations = new LongAdder();
    private final LongAdder rulings = new LongAdder();
    private final LongAdder lapses = new LongAdder();
    private final Latencies latencies = new Latencies(WINDOW);

    Tally() {
        for (Verdict verdict : Verdict.values()) verdicts.put(verdict, new LongAdder());
    }

    void inspected(Inspection inspection) {
        verdicts.get(inspection.verdict()).increment();
        if (inspection.escalation() != null) escalations.increment();
        latencies.add(inspection.timings().totalMs());
    }

    void ruled() {
        rulings.increment();
    }

    void lapsed() {
        lapses.increment();
    }

    Map<Verdict, Long> verdicts() {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        verdicts.forEach((verdict, count) -> counts.put(verdict, count.sum()));
        return counts;
    }

    long escalations() {
        return escalations.sum();
    }

    long rulings() {
        return rulings.sum();
    }

    long lapses() {
        return lapses.sum();
    }

    /** Null before the first inspection, as the page's JSON wants it. */
    Double quantile(double share) {
        var value = latencies.quantile(share);
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
