package io.firstpass.registry.benchmark;

import java.io.IOException;

/** A benchmark that can be run once and cancelled meanwhile, and puts away its files when it is closed. */
public interface BenchmarkRun extends AutoCloseable {
    /** @throws IOException if it could not be run, which says nothing of the package */
    Outcome run() throws IOException, InterruptedException;

    void cancel();

    @Override
    void close() throws IOException;

    /** Finds the package and the golden set of a job and makes ready to measure one on the other. */
    @FunctionalInterface
    interface Maker {
        BenchmarkRun of(BenchmarkJob job, Progress progress) throws IOException;
    }
}
