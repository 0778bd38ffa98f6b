package io.firstpass.testbed.line;

import io.firstpass.contract.Inspection;
import io.firstpass.contract.Verdict;
import io.firstpass.vision.measure.Latencies;
import io.firstpass.vision.measure.Mark;
import io.firstpass.vision.measure.Matching;
import io.firstpass.vision.measure.Scored;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts what becomes of the line's boards. Thread-safe. */
public final class Tally {
    /** A detection that overlaps a true box by this much has found it. */
    private static final double FOUND = 0.33;

    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private final Map<String, Integer> failures = new TreeMap<>();
    private final Latencies latencies = new Latencies();
    private int posted;
    private int escalated;
    private int ruled;
    private int found;
    private int missed;

    synchronized void posted() {
        posted++;
    }

    synchronized void inspected(Board board, Inspection inspection, double millis) {
        verdicts.merge(inspection.verdict(), 1, Integer::sum);
        latencies.add(millis);
        if (inspection.escalation() != null) escalated++;
        int right = right(board, inspection);
        found += right;
        missed += board.defects().size() - right;
    }

    private static int right(Board board, Inspection inspection) {
        List<Mark> truth =
                board.defects().stream().map(d -> new Mark(d.defect(), d.box())).toList();
        return (int) Matching.of(new Scored(truth, inspection.detections()), FOUND).stream()
                .filter(Matching.Hit::right)
                .count();
    }

    synchronized void failed(String reason) {
        failures.merge(reason, 1, Integer::sum);
    }

    synchronized void ruled() {
        ruled++;
    }

    public synchronized int inspected() {
        return verdicts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public synchronized int escalated() {
        return escalated;
    }

    public synchronized int ruledOn() {
        return ruled;
    }

    public synchronized int found() {
        return found;
    }

    public synchronized int missed() {
        return missed;
    }

    /** Whether every posted board has a verdict and every escalated one a ruling. */
    public synchronized boolean complete() {
        return inspected() == posted && ruled == escalated;
    }

    /** All in one line. */
    public synchronized String line() {
        return String.format(
                Locale.ROOT,
                "inspected %d  PASS %d  FAIL %d  HOLD %d | escalated %d, rulings back %d | p50 %.0f ms, p99 %.0f ms | defects found %d, missed %d%s",
                inspected(),
                verdicts.getOrDefault(Verdict.PASS, 0),
                verdicts.getOrDefault(Verdict.FAIL, 0),
                verdicts.getOrDefault(Verdict.HOLD, 0),
                escalated,
                ruled,
                latencies.quantile(.5),
                latencies.quantile(.99),
                found,
                missed,
                failures.isEmpty() ? "" : " | without a verdict " + (posted - inspected()));
    }

    /** The same for the end, over several lines, with the reasons for boards without a verdict. */
    public synchronized String summary() {
        StringBuilder text = new StringBuilder();
        for (String part : line().split(" \\| ")) text.append("  ").append(part).append(System.lineSeparator());
        failures.forEach((reason, count) -> text.append("  no verdict for ")
                .append(count)
                .append(": ")
                .append(reason)
                .append(System.lineSeparator()));
        return text.toString();
    }
}
