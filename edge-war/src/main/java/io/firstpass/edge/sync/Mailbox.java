package io.firstpass.edge.sync;

import java.time.Duration;
import java.util.concurrent.Executor;

/** Brings what happens elsewhere to the one thread that owns the relay. {@link #execute} is thread-safe. */
interface Mailbox extends Executor {
    /** Runs what came first; false if nothing came within {@code longest}. */
    boolean runNext(Duration longest) throws InterruptedException;

    /** Runs what is there. */
    default void runAll() throws InterruptedException {
        while (runNext(Duration.ZERO)) {}
    }
}
