package io.firstpass.registry.pages;

import io.firstpass.registry.benchmark.BenchmarkJob;
import io.firstpass.registry.benchmark.JdbcBenchmarkJobs;
import io.firstpass.registry.benchmark.JobState;
import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.gates.EvidenceBook;
import io.firstpass.registry.gates.StoredEvidence;
import io.firstpass.registry.model.Aliases;
import io.firstpass.registry.model.ShownVersion;
import io.firstpass.registry.model.VersionBook;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
        return among(jobs.done(List.of(digest)), here, digest).or(() -> of(digest));
    }

    boolean isInProduction(ShownVersion version) {
        return aliases.find(version.name(), Aliases.PRODUCTION)
                .filter(version.digest()::equals)
                .isPresent();
    }

    /**
     * What each of these versions showed, by its digest, beside what the one in production did: on the same golden set where
     * it was measured on that one. Few queries, however many they are.
     */
    Map<String, List<Compared>> compared(List<ShownVersion> versions) {
        Map<String, String> production =
                aliases.find(versions.stream().map(ShownVersion::name).collect(Collectors.toSet()), Aliases.PRODUCTION);
        Set<String> digests = versions.stream().map(ShownVersion::digest).collect(Collectors.toSet());
        digests.addAll(production.values());
        Map<String, StoredEvidence> latest = evidence.latest(digests, Gate.BENCHMARK);
        List<BenchmarkJob> done = jobs.done(production.values());
        var compared = new HashMap<String, List<Compared>>();
        for (ShownVersion version : versions) {
            Optional<Measured> here =
                    Optional.ofNullable(latest.get(version.digest())).flatMap(Measured::of);
            Optional<Measured> there = Optional.ofNullable(production.get(version.name()))
                    .filter(digest -> !digest.equals(version.digest()))
                    .flatMap(digest -> here.flatMap(its -> among(done, its, digest)
                            .or(() -> Optional.ofNullable(latest.get(digest)).flatMap(Measured::of))
                            .filter(its::isComparable)));
            compared.put(version.digest(), Compared.of(here, there));
        }
        return compared;
    }

    private static Optional<Measured> among(List<BenchmarkJob> done, Measured here, String digest) {
        return done.stream()
                .filter(job -> job.digest().equals(digest)
                        && job.goldenSet().equals(here.whole().goldenSet()))
                .findFirst()
                .map(job -> Measured.of(((JobState.Done) job.state()).figures()));
    }

    /** The version of the same model that runs everywhere; empty where there is none, or it is this one. */
    Optional<ShownVersion> production(ShownVersion version) {
        return aliases.find(version.name(), Aliases.PRODUCTION)
                .filter(digest -> !digest.equals(version.digest()))
                .flatMap(versions::look);
    }
}
