package io.firstpass.testbed.line;

import io.firstpass.contract.Inspection;
import io.firstpass.testbed.bench.EdgeClient;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A simulated production line: posts one board per takt to the edge, compares each answer with the truth, and waits
 * for the rulings on those that were escalated. An edge that is slower than the takt holds the line up.
 */
public final class Line implements AutoCloseable {
    private static final int IN_FLIGHT = 8;

    private final EdgeClient edge;
    private final Tally tally;
    private final String run;
    private final Boards boards = new Boards();
    private final SecondLooks secondLooks;
    private final Semaphore places = new Semaphore(IN_FLIGHT);
    private final ExecutorService senders = Executors.newFixedThreadPool(IN_FLIGHT);

    /** @param run what the serials of this run begin with */
    public Line(EdgeClient edge, Tally tally, String run) {
        this.edge = edge;
        this.tally = tally;
        this.run = run;
        secondLooks = new SecondLooks(edge, tally);
    }

    /**
     * Posts boards and returns when each has its answer.
     *
     * @param count how many; 0 goes on until the thread is interrupted
     * @param rate boards per second
     */
    public void run(int count, double rate, Runnable tick) throws InterruptedException {
        long takt = (long) (TimeUnit.SECONDS.toNanos(1) / rate);
        long due = System.nanoTime();
        for (int number = 1; count == 0 || number <= count; number++) {
            Board board = boards.board(number);
            waitUntil(due, tick);
            due = Math.max(due + takt, System.nanoTime());
            send(number, board);
        }
        while (!places.tryAcquire(IN_FLIGHT, 100, TimeUnit.MILLISECONDS)) tick.run();
        places.release(IN_FLIGHT);
    }

    /** How many escalated inspections have no ruling yet. */
    public int open() {
        return secondLooks.open();
    }

    private void send(int number, Board board) throws InterruptedException {
        places.acquire();
        tally.posted();
        senders.execute(() -> {
            try {
                post(String.format(Locale.ROOT, "%s-%06d", run, number), board);
            } finally {
                places.release();
            }
        });
    }

    private void post(String serial, Board board) {
        long start = System.nanoTime();
        try {
            Inspection inspection = edge.inspect(board.jpeg(), "image/jpeg", serial, OptionalDouble.empty());
            tally.inspected(board, inspection, (System.nanoTime() - start) / 1e6);
            if (inspection.escalation() != null) secondLooks.await(inspection.id());
        } catch (IOException | RuntimeException e) {
            tally.failed(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void waitUntil(long due, Runnable tick) throws InterruptedException {
        do {
            tick.run();
            long left = Math.min(due - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(100));
            if (left > 0) TimeUnit.NANOSECONDS.sleep(left);
            if (Thread.interrupted()) throw new InterruptedException();
        } while (System.nanoTime() < due);
    }

    @Override
    public void close() {
        senders.shutdownNow();
        secondLooks.close();
    }
}
