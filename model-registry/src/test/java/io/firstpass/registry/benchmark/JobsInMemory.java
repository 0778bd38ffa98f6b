package io.firstpass.registry.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the database keeps, for as long as a test runs. */
final class JobsInMemory implements BenchmarkJobs {
    /** Whether it cannot be said what is open. */
    boolean broken;

    private final Map<UUID, BenchmarkJob> jobs = new LinkedHashMap<>();

    @Override
    public synchronized void add(BenchmarkJob job) {
        jobs.put(job.id(), job);
    }

    @Override
    public synchronized Optional<BenchmarkJob> find(UUID id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public synchronized List<BenchmarkJob> open() {
        if (broken) throw new IllegalStateException("the database is gone");
        return jobs.values().stream().filter(job -> !job.state().isFinal()).toList();
    }

    @Override
    public synchronized List<BenchmarkJob> ofPackage(String digest) {
        List<BenchmarkJob> own = new ArrayList<>(jobs.values());
        own.removeIf(job -> !job.digest().equals(digest));
        Collections.reverse(own);
        return own;
    }

    @Override
    public synchronized boolean change(UUID id, JobState next) {
        BenchmarkJob job = jobs.get(id);
        if (job == null || job.state().isFinal()) return false;
        jobs.put(id, job.in(next));
        return true;
    }
}
