package io.firstpass.testbed.bench;

import io.firstpass.contract.Inspection;
import io.firstpass.contract.Verdict;
import io.firstpass.vision.measure.Latencies;
import io.firstpass.vision.measure.Mark;
import io.firstpass.vision.measure.Scored;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of a folder's images so far, in the order of their names whatever the order of the answers. Thread-safe. */
final class InspectedFolder {
    private final Map<String, Scored> scored = new TreeMap<>();
    private final Map<String, String> unreadable = new TreeMap<>();
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private final Latencies latencies = new Latencies();

    InspectedFolder() {
        for (Verdict verdict : Verdict.values()) verdicts.put(verdict, 0);
    }

    synchronized void inspected(String name, List<Mark> truth, Inspection inspection, double millis) {
        scored.put(name, new Scored(truth, inspection.detections()));
        verdicts.merge(inspection.verdict(), 1, Integer::sum);
        latencies.add(millis);
    }

    synchronized void unreadable(String name, String reason) {
        unreadable.put(name, reason);
    }

    synchronized int done() {
        return scored.size() + unreadable.size();
    }

    synchronized int images() {
        return scored.size();
    }

    synchronized List<Scored> scored() {
        return new ArrayList<>(scored.values());
    }

    synchronized Map<String, Scored> byName() {
        return new TreeMap<>(scored);
    }

    synchronized Map<String, String> unreadable() {
        return new TreeMap<>(unreadable);
    }

    synchronized Map<Verdict, Integer> verdicts() {
        return new EnumMap<>(verdicts);
    }

    Latencies latencies() {
        return latencies;
    }
}
