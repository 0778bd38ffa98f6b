package io.firstpass.registry.pages;

import io.firstpass.registry.benchmark.BenchmarkJob;
import io.firstpass.registry.benchmark.JdbcBenchmarkJobs;
import io.firstpass.registry.benchmark.JobState;
import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.gates.EvidenceBook;
import io.firstpass.registry.model.Aliases;
import io.firstpass.registry.model.ShownVersion;
import io.firstpass.registry.model.VersionBook;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What the benchmark showed of versions, and which one is in production. */
@RequestScoped
class Benchmarked {
    @Inject
    EvidenceBook evidence;

    @Inject
    JdbcBenchmarkJobs jobs;

    @Inject
    Aliases aliases;

    @Inject
    VersionBook versions;

    Optional<Measured> of(String digest) {
        return evidence.latest(digest, Gate.BENCHMARK).flatMap(Measured::of);
    }

    /**
     * What another version showed, on the same golden set where it was measured on that one too: then as evidence or only
     * to be compared with.
     */
    Optional<Measured> beside(Measured here, String digest) {
        return jobs.of(digest, here.whole().goldenSet()).stream()
                .map(BenchmarkJob::state)
                .filter(JobState.Done.class::isInstance)
                .map(done -> Measured.of(((JobState.Done) done).figures()))
                .findFirst()
                .or(() -> of(digest));
    }

    boolean isInProduction(ShownVersion version) {
        return aliases.find(version.name(), Aliases.PRODUCTION)
                .filter(version.digest()::equals)
                .isPresent();
    }

    /** The version of the same model that runs everywhere; empty where there is none, or it is this one. */
    Optional<ShownVersion> production(ShownVersion version) {
        return aliases.find(version.name(), Aliases.PRODUCTION)
                .filter(digest -> !digest.equals(version.digest()))
                .flatMap(versions::look);
    }
}
