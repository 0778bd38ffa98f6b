package io.firstpass.testbed.bench;

import java.io.PrintStream;
import java.time.Duration;

/** Shows how far something is: one live line on a terminal, a line every five seconds otherwise. Not thread-safe. */
public final class Progress {
    private static final long PAUSE = Duration.ofSeconds(5).toNanos();
    private static final long FLICKER = Duration.ofMillis(100).toNanos();

    private final PrintStream out;
    private final int all;
    private final boolean live;
    private long next = System.nanoTime();

    Progress(PrintStream out, int all) {
        this.out = out;
        this.all = all;
        live = System.console() != null && out == System.out;
    }

    /** For what has no known end. */
    public Progress(PrintStream out) {
        this(out, 0);
    }

    void at(int done) {
        show("inspected " + done + " of " + all);
    }

    /** Shows a line if it is time for one. */
    public void show(String line) {
        if (System.nanoTime() < next) return;
        next = System.nanoTime() + (live ? FLICKER : PAUSE);
        if (live) overwrite(line);
        else out.println(line);
    }

    /** Clears the live line, so that what is printed next stands alone. */
    public void end() {
        if (live) overwrite("");
    }

    /** Clears the line and cuts what is longer than the terminal is wide, which would else wrap and stay. */
    private void overwrite(String line) {
        out.print("\r\u001b[2K\u001b[?7l" + line + "\u001b[?7h");
        out.flush();
    }
}
