package io.firstpass.review.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The records of one channel on their way into the database, in their order. A channel hands them over one by one; what
 * gathers while one transaction is committed goes into the next one together. Each is acknowledged after its own commit.
 * {@link #put} waits while the belt is full. Runs on the one thread that calls {@link #run()}, until it is interrupted.
 */
final class Belt implements Runnable {
    private static final Logger LOG = Logger.getLogger(Belt.class.getName());
    static final int AT_ONCE = 100;

    private final BlockingQueue<Delivery> waiting = new ArrayBlockingQueue<>(2 * AT_ONCE);
    private final Taking taking;

    Belt(Taking taking) {
        this.taking = taking;
    }

    void put(Delivery delivery) throws InterruptedException {
        waiting.put(delivery);
    }

    @Override
    public void run() {
        try {
            while (true) {
                List<Delivery> together = new ArrayList<>();
                together.add(waiting.take());
                waiting.drainTo(together, AT_ONCE - 1);
                take(together);
            }
        } catch (InterruptedException e) {
            // The server stops. Unacknowledged, the records come again to whoever reads on.
            Thread.currentThread().interrupt();
        }
    }

    private void take(List<Delivery> together) throws InterruptedException {
        try {
            taking.take(together);
            together.forEach(delivery -> delivery.message().ack().whenComplete(Belt::told));
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            String what = "records could be neither entered nor dead-lettered; they come again after a restart";
            LOG.log(Level.SEVERE, what, e);
        }
    }

    private static void told(Void nothing, Throwable failure) {
        if (failure != null)
            LOG.log(Level.WARNING, "an acknowledgement did not reach the broker; the record may come again", failure);
    }

    /** What is done with records that came together; returning means that they may be acknowledged. */
    @FunctionalInterface
    interface Taking {
        void take(List<Delivery> deliveries) throws Exception;
    }
}
