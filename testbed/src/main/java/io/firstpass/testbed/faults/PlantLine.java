package io.firstpass.testbed.faults;

import io.firstpass.testbed.line.EchoFrame;
import io.firstpass.vision.measure.Latencies;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line at 30 boards a second that writes down what it sent and what it was answered. Of fifteen boards one is doubtful
 * and one surely bad. It does not make up for boards that could not be sent while the edge was away.
 */
final class PlantLine implements AutoCloseable {
    static final int RATE = 30;
    private static final int IN_FLIGHT = 16;
    private static final int MIX = 15;

    private final Mes mes;
    private final String prefix;
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final Semaphore places = new Semaphore(IN_FLIGHT);
    private final ExecutorService senders = Executors.newFixedThreadPool(IN_FLIGHT, PlantLine::daemon);
    private final AtomicInteger unrecorded = new AtomicInteger();
    private final AtomicInteger number = new AtomicInteger();
    private final Thread belt = daemon(this::run);
    private volatile Latencies measured = new Latencies();
    private volatile boolean stopped;
    private volatile boolean held;

    /** @param prefix what all serials begin with */
    PlantLine(URI edge, String prefix) {
        mes = new Mes(edge);
        this.prefix = prefix;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "line");
        thread.setDaemon(true);
        return thread;
    }

    void start() {
        belt.start();
    }

    String prefix() {
        return prefix;
    }

    /** Collects from now on how long answers take that came at the first asking. */
    Latencies measure() {
        Latencies fresh = new Latencies();
        measured = fresh;
        return fresh;
    }

    /** Sends no further board, and returns when each that was sent has its answer. */
    void halt() throws InterruptedException {
        held = true;
        places.acquire(IN_FLIGHT);
        places.release(IN_FLIGHT);
    }

    void goOn() {
        held = false;
    }

    List<Sent> sent() {
        return List.copyOf(sent);
    }

    List<String> refused() {
        return List.copyOf(refused);
    }

    /** How many boards got a verdict and are on record. */
    int recorded() {
        return sent.size();
    }

    /** How many got a verdict that is not, and says so. */
    int unrecorded() {
        return unrecorded.get();
    }

    private void run() {
        long takt = TimeUnit.SECONDS.toNanos(1) / RATE;
        long due = System.nanoTime();
        try {
            while (!stopped) {
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                due = Math.max(due + takt, System.nanoTime());
                if (!held) send(number.incrementAndGet());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(int board) throws InterruptedException {
        places.acquire();
        Latencies latencies = measured;
        senders.execute(() -> {
            try {
                String serial = String.format(Locale.ROOT, "%s-%06d", prefix, board);
                Mes.Verdict verdict = mes.inspect(frame(board), serial);
                if (verdict.recorded()) sent.add(new Sent(board, verdict.inspection()));
                else unrecorded.incrementAndGet();
                if (verdict.atOnce()) latencies.add(verdict.millis());
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failed) {
                refused.add(failed.getMessage());
            } finally {
                places.release();
            }
        });
    }

    /** Doubtful ones differ in how doubtful they are, so that they differ in priority. */
    private static byte[] frame(int board) {
        if (board % MIX == 0) return EchoFrame.withDefect(0.32 + 0.46 * (board / MIX % 23) / 22);
        return board % MIX == 7 ? EchoFrame.defective() : EchoFrame.clean();
    }

    @Override
    public void close() {
        stopped = true;
        belt.interrupt();
        senders.shutdownNow();
    }
}
