package io.firstpass.registry.measuring;

import io.firstpass.contract.json.Messages;
import io.firstpass.registry.benchmark.BenchmarkEvidence;
import io.firstpass.registry.benchmark.BenchmarkJob;
import io.firstpass.registry.benchmark.JdbcBenchmarkJobs;
import io.firstpass.registry.benchmark.JobState;
import io.firstpass.registry.evidence.Evidence;
import io.firstpass.registry.gates.EvidenceBook;
import io.firstpass.registry.gates.PolicyInForce;
import io.firstpass.registry.model.Aliases;
import io.firstpass.registry.model.VersionBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes a benchmark's end the gate's evidence, once, in the transaction that says so of the job. What could not be run
 * and what was cancelled says nothing of the package and becomes none.
 */
@ApplicationScoped
public class Settlement {
    @Inject
    JdbcBenchmarkJobs jobs;

    @Inject
    VersionBook versions;

    @Inject
    Aliases aliases;

    @Inject
    QueuedBenchmarks requests;

    @Inject
    EvidenceBook evidence;

    @Inject
    PolicyInForce policy;

    /** Leaves a job for later whose package has to be compared with one that is being measured. */
    @Transactional
    public void settle(BenchmarkJob job) {
        versions.lock(job.digest());
        if (jobs.find(job.id()).map(BenchmarkJob::evidenceDue).orElse(false)) settleDue(job);
    }

    private void settleDue(BenchmarkJob job) {
        if (job.state() instanceof JobState.Done done) settle(job, done);
        else if (job.state() instanceof JobState.Refused refused)
            add(job, maker(job, refused.at()).refused(job.digest(), refused.reason()), new byte[0]);
        else jobs.settle(job.id(), Optional.empty());
    }

    private void settle(BenchmarkJob job, JobState.Done done) {
        made(job, done).ifPresent(made -> add(job, made, Messages.write(done.figures())));
    }

    /** Empty while the version in production is being measured. */
    private Optional<Evidence> made(BenchmarkJob job, JobState.Done done) {
        BenchmarkEvidence maker = maker(job, done.at());
        Optional<String> production = production(job);
        if (production.isEmpty()) return Optional.of(maker.of(done.figures(), Optional.empty()));
        Counterpart its = requests.counterpart(production.get(), job);
        if (its instanceof Counterpart.Measured measured)
            return Optional.of(maker.of(done.figures(), Optional.of(measured.figures())));
        if (its instanceof Counterpart.Unmeasurable never)
            return Optional.of(maker.uncompared(done.figures(), production.get(), never.reason()));
        return Optional.empty();
    }

    private Optional<String> production(BenchmarkJob job) {
        return versions.look(job.digest())
                .flatMap(version -> aliases.find(version.name(), Aliases.PRODUCTION))
                .filter(digest -> !digest.equals(job.digest()));
    }

    private BenchmarkEvidence maker(BenchmarkJob job, Instant at) {
        return new BenchmarkEvidence(policy.get(), job.actor(), at);
    }

    private void add(BenchmarkJob job, Evidence made, byte[] document) {
        UUID id = evidence.add(made, document, job.from());
        jobs.settle(job.id(), Optional.of(id));
    }
}
