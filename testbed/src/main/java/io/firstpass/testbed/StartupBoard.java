package io.firstpass.testbed;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Shows what is starting and how far it is: a line for each that is up, and in between what is waited for. Thread-safe. */
final class StartupBoard {
    private static final long LIVE_PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long QUIET_PAUSE = TimeUnit.SECONDS.toNanos(5);

    private final PrintStream out;
    private final boolean live;
    private final long begin = System.nanoTime();
    private final Map<String, String> waiting = new TreeMap<>();
    private long shown = System.nanoTime();
    private boolean quiet;

    StartupBoard(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    synchronized void starting(String name, String state) {
        waiting.put(name, state);
        if (!quiet && System.nanoTime() - shown > (live ? LIVE_PAUSE : QUIET_PAUSE)) {
            shown = System.nanoTime();
            String line = "  %4.0f s  waiting for %s".formatted(seconds(), states());
            out.print(live ? "\r" + fitted(line) : line + System.lineSeparator());
            out.flush();
        }
    }

    /** From now on somebody else tells how far it is. */
    synchronized void onlyWhatIsUp() {
        quiet = true;
    }

    synchronized void up(String name, String address) {
        waiting.remove(name);
        line("  %4.0f s  %-9s %s".formatted(seconds(), name, address));
    }

    synchronized void line(String text) {
        out.println(live ? "\r" + fitted("") + "\r" + text : text);
    }

    private String states() {
        var states = new java.util.StringJoiner(", ");
        waiting.forEach((name, state) -> states.add(state.isEmpty() ? name : name + " (" + state + ")"));
        return states.toString();
    }

    private static String fitted(String line) {
        return "%-78.78s".formatted(line);
    }

    private double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }
}
