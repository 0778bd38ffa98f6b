package io.firstpass.testbed.faults;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs scenarios one after the other against a plant and a cloud of their own, and shows what became of everything. */
public final class Faults {
    /** Nothing is missing, and nothing was done twice. */
    public static final int SOUND = 0;
    /** Something is, or was. */
    public static final int NOT_SOUND = 1;

    private final Extent extent;
    private final PrintStream out;

    public Faults(Extent extent, PrintStream out) {
        this.extent = extent;
        this.out = out;
    }

    /** Prints the ledgers as they come, writes them to {@code json} if given, and returns the exit code. */
    public int run(List<Scenario> scenarios, Optional<Path> json) throws InterruptedException {
        List<Ledger> ledgers = new ArrayList<>();
        try (Plant plant = Plant.start(extent, out)) {
            for (Scenario scenario : scenarios) {
                out.printf("%n%s: %s%n", scenario.name(), scenario.summary());
                Ledger ledger = scenario.run(plant);
                new LedgerText(out).print(ledger);
                ledgers.add(ledger);
            }
            plant.stopEdge();
            found(plant.inTheClear(), ledgers);
        }
        Report report = Report.of(extent, ledgers);
        json.ifPresent(report::write);
        return report.sound() ? SOUND : NOT_SOUND;
    }

    /** Every stop of the edge was used to look; what was found then belongs to all of them. */
    private void found(List<String> files, List<Ledger> ledgers) {
        out.println();
        if (files.isEmpty()) out.println("The stopped edge's data show no frame and no serial number in the clear.");
        else out.println("IN THE CLEAR: a frame or a serial number can be read in " + String.join(", ", files));
        ledgers.replaceAll(ledger -> ledger.skipped() == null ? ledger.with(files) : ledger);
    }
}
