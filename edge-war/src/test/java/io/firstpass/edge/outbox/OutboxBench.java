package io.firstpass.edge.outbox;

import io.firstpass.contract.EntryKind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Fills an outbox as two hours without a cable do, 216,000 inspections at 30 a second and two escalations a second, and
 * measures what that costs: {@code OutboxBench FOLDER [INSPECTIONS [FRAME_BYTES]]}. See DESIGN.md for the figures.
 */
final class OutboxBench {
    private static final int EVERY = 15;
    private static final Window WINDOW = new Window(500, Long.MAX_VALUE, 0.2);

    private final Path folder;

    private OutboxBench(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        int inspections = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 216_000;
        OpenStore.derbyLog();
        Files.createDirectories(Path.of(arguments[0]));
        int frameBytes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2_000;
        new OutboxBench(Path.of(arguments[0])).run(inspections, frameBytes);
    }

    private void run(int inspections, int frameBytes) throws IOException {
        try (OpenOutbox opened = open()) {
            fill(opened, inspections, new byte[frameBytes]);
        }
        System.out.printf("on the disk: derby %,d bytes, frames %,d bytes%n", size("derby"), size("frames"));
        leaveWithoutOrder();
        try (OpenOutbox opened = open()) {
            read(opened);
            drain(opened);
        }
    }

    /** As after a kill: the next start reads every page. */
    private void leaveWithoutOrder() {
        Logbook logbook = new Logbook(folder);
        Logbook.Page page = logbook.read().orElseThrow();
        logbook.write(new Logbook.Page(page.epoch(), page.nextSequence(), page.settledBelow(), false));
    }

    private static void fill(OpenOutbox opened, int inspections, byte[] frame) {
        int windows = 12;
        long[] nanos = new long[inspections / windows];
        for (int i = 0; i < nanos.length * windows; i++) {
            NewInspection added = i % EVERY == 0 ? Inspected.escalated(i, i / EVERY % 10, frame) : Inspected.settled(i);
            long began = System.nanoTime();
            opened.store.record(added);
            nanos[i % nanos.length] = System.nanoTime() - began;
            if (i % nanos.length == nanos.length - 1) report(i + 1, nanos);
        }
    }

    private static void report(int recorded, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        System.out.printf(
                "%,9d recorded: p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms%n",
                recorded,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                sorted[sorted.length * 999 / 1000] / 1e6);
    }

    private static void read(OpenOutbox opened) {
        for (int turn = 0; turn < 3; turn++) {
            time(
                    "next(500 by priority, a fifth to the rest)",
                    () -> opened.reader.next(WINDOW).size());
            time("backlog()", () -> opened.store.backlog().entries());
            time("state()", () -> opened.store.state().settledBelow());
            time("retention with nothing to do", () -> {
                opened.keepWithinLimits();
                return "";
            });
        }
        time("counting everything anew", () -> {
            opened.outbox.figures().count();
            return "";
        });
    }

    private static void drain(OpenOutbox opened) {
        long began = System.nanoTime();
        long sent = 0;
        long slowest = 0;
        while (true) {
            long window = System.nanoTime();
            List<Entry> entries = opened.reader.next(WINDOW);
            if (entries.isEmpty()) break;
            for (Entry entry : entries) if (entry.kind() == EntryKind.ESCALATION) opened.reader.sealed(entry);
            opened.reader.markSent(entries.stream().map(Entry::sequence).toList());
            sent += entries.size();
            slowest = Math.max(slowest, System.nanoTime() - window);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "drained %,d entries in %.1f s, %,.0f a second; slowest window %.0f ms%n",
                sent, seconds, sent / seconds, slowest / 1e6);
    }

    private interface Question {
        Object answer();
    }

    private static void time(String what, Question question) {
        long began = System.nanoTime();
        Object answer = question.answer();
        System.out.printf("%s: %.2f ms %s%n", what, (System.nanoTime() - began) / 1e6, answer);
    }

    private long size(String part) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(part))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private OutboxSettings settings() {
        OutboxSettings.Limit limit = new OutboxSettings.Limit(Duration.ofDays(7), 4L << 30);
        return new OutboxSettings(
                folder,
                OpenStore.PASSWORD,
                CloudKeys.publicKey(),
                Map.of(Shelf.ESCALATIONS, limit, Shelf.AUDITS, limit, Shelf.INSPECTIONS, limit),
                1 << 30,
                Duration.ofHours(2),
                Duration.ofDays(30));
    }

    private OpenOutbox open() {
        double processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
        long began = System.nanoTime();
        OpenOutbox opened = new Opening(
                        settings(), OpenStore.KEYS, Disk.of(folder, 1 << 30), Clock.systemUTC(), System::nanoTime)
                .open();
        System.out.printf(
                "opened in %.2f s, %.2f s of processor time%n",
                (System.nanoTime() - began) / 1e9,
                ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9 - processor);
        return opened;
    }
}
