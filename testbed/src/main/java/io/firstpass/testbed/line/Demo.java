package io.firstpass.testbed.line;

import io.firstpass.testbed.bench.EdgeClient;
import io.firstpass.testbed.bench.Progress;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Runs the simulated line against a running edge and shows what becomes of its boards. */
public final class Demo {
    private static final DateTimeFormatter RUN = DateTimeFormatter.ofPattern("'demo'-MMddHHmmss");

    private final BooleanSupplier ruling;
    private final Duration patience;

    /** @param ruling whether there is somebody yet who can rule */
    public Demo(BooleanSupplier ruling) {
        this(ruling, Duration.ofMinutes(2));
    }

    /** @param patience how long to wait, after the last board and for who can rule, for the rulings that are still out */
    Demo(BooleanSupplier ruling, Duration patience) {
        this.ruling = ruling;
        this.patience = patience;
    }

    /**
     * Returns 0 when every board has a verdict and every escalated one a ruling at the edge, else 1. An interrupt ends
     * the run with the tally so far and is thereby used up; so does the end of the JVM.
     *
     * @param boards how many; 0 goes on until interrupted
     * @param rate boards per second
     */
    public int run(URI edge, int boards, double rate, PrintStream out) {
        Tally tally = new Tally();
        AtomicBoolean printed = new AtomicBoolean();
        Thread atExit = new Thread(() -> print(tally, printed, out), "tally-at-exit");
        Runtime.getRuntime().addShutdownHook(atExit);
        try (Line line =
                new Line(new EdgeClient(edge), tally, LocalDateTime.now().format(RUN))) {
            Progress progress = new Progress(out);
            runLine(line, boards, rate, tally, progress);
            progress.end();
            print(tally, printed, out);
        }
        forget(atExit);
        return tally.complete() ? 0 : 1;
    }

    private void runLine(Line line, int boards, double rate, Tally tally, Progress progress) {
        try {
            line.run(boards, rate, () -> progress.show(tally.line()));
            long end = System.nanoTime() + patience.toNanos();
            while (line.open() > 0 && System.nanoTime() < end) {
                boolean isNobodyThere = !ruling.getAsBoolean();
                if (isNobodyThere) end = System.nanoTime() + patience.toNanos();
                String why = isNobodyThere ? ", which wait until the registry has approved the larger model" : "";
                progress.show("waiting for " + line.open() + " rulings" + why + " | " + tally.line());
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            // the caller wants the end of it and the tally so far
        }
    }

    private static void print(Tally tally, AtomicBoolean printed, PrintStream out) {
        if (printed.getAndSet(true)) return;
        out.println();
        out.print(tally.summary());
        out.flush();
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the JVM is ending: it has run, or finds that the tally is printed
        }
    }
}
