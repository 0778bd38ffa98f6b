package io.firstpass.testbed.faults;

import java.io.PrintStream;
import java.util.Locale;

/** Prints a ledger for people, under the names that it has in the file. */
final class LedgerText {
    private final PrintStream out;

    LedgerText(PrintStream out) {
        this.out = out;
    }

    void print(Ledger ledger) {
        out.println();
        if (ledger.skipped() != null) {
            out.printf("%s: skipped: %s%n", ledger.scenario(), ledger.skipped());
            return;
        }
        out.printf("%s: %s%n", ledger.scenario(), ledger.sound() ? "nothing lost, nothing twice" : "NOT SOUND");
        row("inspected", ledger.inspected(), "of them in the cloud or expired: all but " + ledger.missingInspections());
        row("escalated", ledger.escalated(), "");
        row("ruled", ledger.ruled(), "not told to the plant: " + ledger.missingRulings());
        row("expired", ledger.expired(), "and of metadata: " + ledger.expiredMetadata());
        row("missing", ledger.missing(), "");
        row("ruledTwice", ledger.ruledTwice(), "inspected twice: " + ledger.inspectedTwice());
        if (ledger.withoutAnswer() > 0) row("withoutAnswer", ledger.withoutAnswer(), "");
        if (ledger.unrecorded() > 0) row("unrecorded", ledger.unrecorded(), "answered with the note that it is");
        figures(ledger.figures());
        out.printf("  %-20s %s%n", "killsSurvived", ledger.killsSurvived());
        ledger.remarks().forEach(remark -> out.printf("  %s%n", remark));
    }

    private void figures(Figures figures) {
        if (figures.priorityInversions() != null) row("priorityInversions", figures.priorityInversions(), "");
        if (figures.drainTimesRealTime() != null)
            row(
                    "drainTimesRealTime",
                    decimal(figures.drainTimesRealTime()),
                    "%s s of the line in %s s"
                            .formatted(decimal(figures.lineSeconds()), decimal(figures.drainSeconds())));
        row("p99BeforeMs", decimal(figures.p99BeforeMs()), "");
        row("p99DuringMs", decimal(figures.p99DuringMs()), "");
    }

    private void row(String name, Object value, String remark) {
        out.printf("  %-20s %8s  %s%n", name, value, remark);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
