package io.firstpass.registry.measuring;

import io.firstpass.registry.benchmark.BenchmarkJob;
import io.firstpass.registry.benchmark.JdbcBenchmarkJobs;
import io.firstpass.registry.benchmark.JobState;
import io.firstpass.registry.gates.BenchmarkAccepted;
import io.firstpass.registry.gates.BenchmarkRequests;
import io.firstpass.registry.golden.GoldenSetBook;
import io.firstpass.registry.golden.InForce;
import io.firstpass.registry.model.Aliases;
import io.firstpass.registry.model.Deed;
import io.firstpass.registry.model.ShownVersion;
import io.firstpass.registry.model.VersionBook;
import io.firstpass.registry.rest.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Enters benchmarks into the queue, where the registry whose turn it is finds them. A package waits at most once for the
 * same golden set. Thread-safe.
 */
@ApplicationScoped
public class QueuedBenchmarks implements BenchmarkRequests {
    private static final Clock CLOCK = Clock.systemUTC();

    @Inject
    VersionBook versions;

    @Inject
    GoldenSetBook golden;

    @Inject
    Aliases aliases;

    @Inject
    JdbcBenchmarkJobs jobs;

    @Inject
    Event<Deed> deeds;

    @Inject
    Event<QueueChanged> changed;

    /** @throws Refusal 404 where there is no such version, 409 where its model has no golden set, or one of its submitter's */
    @Override
    @Transactional
    public BenchmarkAccepted request(String digest, String actor, String from) {
        // Of two who ask at once, the second finds what the first has asked for.
        ShownVersion version = versions.lock(digest);
        InForce its =
                golden.inForce(version.name()).orElseThrow(() -> new Refusal(409, "no-golden-set", version.name()));
        if (its.isOf(version.submitter())) throw new Refusal(409, "own-golden-set", version.name(), its.actor());
        String goldenSet = its.digest();
        Optional<BenchmarkJob> waiting = jobs.of(digest, goldenSet).stream()
                .filter(job -> job.evidenceDue() && !job.state().isFinal())
                .findFirst();
        return new BenchmarkAccepted(
                waiting.orElseGet(() -> enter(version, goldenSet, actor, from)).id());
    }

    /**
     * What a candidate is compared with has to be measured on the same golden set, first, for then both can run in the same
     * variant. Queues it where it is absent.
     */
    @Transactional
    Counterpart counterpart(String production, BenchmarkJob candidate) {
        Counterpart its = Counterpart.of(jobs.of(production, candidate.goldenSet()), candidate.queuedAt());
        if (its instanceof Counterpart.Absent) {
            jobs.add(BenchmarkJob.of(production, candidate.goldenSet(), "registry", "", CLOCK.instant())
                    .forComparison());
            changed.fire(new QueueChanged());
        }
        return its;
    }

    /** @return whether it was cancelled: one that has ended stays as it is */
    @Transactional
    public boolean cancel(UUID id, String actor, String from) {
        BenchmarkJob job = jobs.find(id).orElseThrow(() -> new Refusal(404, "not-found", id));
        if (!jobs.change(id, new JobState.Cancelled(CLOCK.instant(), actor))) return false;
        deeds.fire(new Deed(actor, "benchmark.cancel", job.digest(), id.toString(), "", from));
        changed.fire(new QueueChanged());
        return true;
    }

    private BenchmarkJob enter(ShownVersion version, String goldenSet, String actor, String from) {
        BenchmarkJob job = BenchmarkJob.of(version.digest(), goldenSet, actor, from, CLOCK.instant());
        aliases.find(version.name(), Aliases.PRODUCTION)
                .filter(production -> !production.equals(version.digest()))
                .ifPresent(production -> counterpart(production, job));
        jobs.add(job);
        deeds.fire(new Deed(actor, "benchmark.request", version.digest(), "", job.id() + " on " + goldenSet, from));
        changed.fire(new QueueChanged());
        return job;
    }
}
