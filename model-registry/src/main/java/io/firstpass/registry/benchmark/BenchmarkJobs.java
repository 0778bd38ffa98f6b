package io.firstpass.registry.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where jobs are kept, so that a restart loses none. Each call is one transaction, or part of the caller's. Thread-safe. */
public interface BenchmarkJobs {
    void add(BenchmarkJob job);

    Optional<BenchmarkJob> find(UUID id);

    /** Those not in a final state, in the order in which they were queued. */
    List<BenchmarkJob> open();

    /** The latest hundred of a package, the latest first. */
    List<BenchmarkJob> ofPackage(String digest);

    /**
     * Puts a job into a state unless it is in a final one.
     *
     * @return whether it was: a job cancelled and done at once becomes only one of both
     */
    boolean change(UUID id, JobState next);
}
