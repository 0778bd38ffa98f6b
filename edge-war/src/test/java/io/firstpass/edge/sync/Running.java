package io.firstpass.edge.sync;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.LongSupplier;

/** A mailbox in which time goes by as its owner waits, and in which what comes later can be planned. */
final class Running implements Mailbox, LongSupplier {
    private record Planned(long at, long number, Runnable happening) {}

    private final Queue<Runnable> now = new ArrayDeque<>();
    private final PriorityQueue<Planned> later =
            new PriorityQueue<>(Comparator.comparingLong(Planned::at).thenComparingLong(Planned::number));
    private long nanos = 1_000_000_000_000L;
    private long number;

    @Override
    public long getAsLong() {
        return nanos;
    }

    Duration since(long start) {
        return Duration.ofNanos(nanos - start);
    }

    void pass(Duration time) {
        until(nanos + time.toNanos());
    }

    void after(Duration time, Runnable happening) {
        later.add(new Planned(nanos + time.toNanos(), number++, happening));
    }

    @Override
    public void execute(Runnable happening) {
        now.add(happening);
    }

    @Override
    public boolean runNext(Duration longest) {
        long end = nanos + longest.toNanos();
        until(nanos);
        while (now.isEmpty() && !later.isEmpty() && later.peek().at() <= end)
            until(later.peek().at());
        if (now.isEmpty()) until(end);
        Runnable next = now.poll();
        if (next != null) next.run();
        return next != null;
    }

    private void until(long end) {
        while (!later.isEmpty() && later.peek().at() <= end) {
            Planned next = later.remove();
            nanos = Math.max(nanos, next.at());
            next.happening().run();
        }
        nanos = Math.max(nanos, end);
    }
}
