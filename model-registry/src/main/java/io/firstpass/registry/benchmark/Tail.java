package io.firstpass.registry.benchmark;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines of what a process complained about. Thread-safe. */
final class Tail {
    private static final int LINES = 8;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (line.isBlank()) return;
        if (lines.size() == LINES) lines.removeFirst();
        lines.addLast(line);
    }

    /** One line of text, or nothing. */
    synchronized String text() {
        return String.join(" / ", lines);
    }
}
