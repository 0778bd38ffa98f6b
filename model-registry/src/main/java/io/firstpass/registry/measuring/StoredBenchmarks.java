package io.firstpass.registry.measuring;

import io.firstpass.contract.json.Messages;
import io.firstpass.registry.benchmark.BenchmarkJob;
import io.firstpass.registry.benchmark.BenchmarkProcess;
import io.firstpass.registry.benchmark.BenchmarkRequest;
import io.firstpass.registry.benchmark.BenchmarkRun;
import io.firstpass.registry.benchmark.GoldenSet;
import io.firstpass.registry.benchmark.JdbcBenchmarkJobs;
import io.firstpass.registry.benchmark.JobState;
import io.firstpass.registry.benchmark.Progress;
import io.firstpass.registry.benchmark.Trees;
import io.firstpass.registry.golden.GoldenSetStore;
import io.firstpass.registry.model.Aliases;
import io.firstpass.registry.model.PackageStore;
import io.firstpass.registry.model.ShownVersion;
import io.firstpass.registry.model.VersionBook;
import io.firstpass.vision.detection.Manifest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Fetches a job's package and golden set from the store and makes ready to measure one on the other. */
@ApplicationScoped
public class StoredBenchmarks implements BenchmarkRun.Maker {
    @Inject
    BenchmarkTools tools;

    @Inject
    PackageStore packages;

    @Inject
    GoldenSetStore goldenSets;

    @Inject
    VersionBook versions;

    @Inject
    Aliases aliases;

    @Inject
    JdbcBenchmarkJobs jobs;

    @Override
    public BenchmarkRun of(BenchmarkJob job, Progress progress) throws IOException {
        Path fetched = Files.createTempDirectory(Files.createDirectories(tools.folder()), "package-");
        try {
            Path zip = fetched.resolve(job.digest() + ".zip");
            packages.fetch(job.digest(), zip);
            var request = new BenchmarkRequest(zip, golden(job.goldenSet()), fetched, variant(job), tools.program());
            return new StoredBenchmark(new BenchmarkProcess(request, tools.limits(), progress), job.digest(), fetched);
        } catch (IOException | RuntimeException e) {
            Trees.remove(fetched);
            throw e;
        }
    }

    /** Unpacked once and kept until the server starts again; the benchmark checks every file of it each time. */
    private Path golden(String digest) throws IOException {
        Path folder = Files.createDirectories(tools.folder().resolve("golden"));
        Path unpacked = folder.resolve(digest);
        if (Files.isDirectory(unpacked)) return unpacked;
        Path zip = folder.resolve(digest + ".zip");
        Files.deleteIfExists(zip);
        try {
            goldenSets.fetch(digest, zip);
            return of(digest, GoldenSet.unpack(zip, folder, tools.goldenUnpackedBytes()));
        } finally {
            Files.deleteIfExists(zip);
        }
    }

    private static Path of(String digest, GoldenSet found) throws IOException {
        if (found.digest().equals(digest)) return found.folder();
        throw new IOException("the store holds the golden set " + found.digest() + " under the digest " + digest
                + ": put the right one there");
    }

    /** The one that production was measured in, where the package has it: two are compared like with like. */
    private Optional<String> variant(BenchmarkJob job) {
        Optional<ShownVersion> version = versions.look(job.digest());
        return version.flatMap(its -> aliases.find(its.name(), Aliases.PRODUCTION))
                .filter(production -> !production.equals(job.digest()))
                .flatMap(production -> measuredIn(production, job.goldenSet()))
                .filter(precision -> hasVariant(version.get(), precision));
    }

    private Optional<String> measuredIn(String digest, String goldenSet) {
        return jobs.of(digest, goldenSet).stream()
                .filter(job -> job.state() instanceof JobState.Done)
                .map(job -> ((JobState.Done) job.state()).figures().variant())
                .findFirst();
    }

    private static boolean hasVariant(ShownVersion version, String precision) {
        Manifest manifest = Messages.read(Messages.write(version.manifest()), Manifest.class);
        return manifest.variants().stream()
                .anyMatch(one ->
                        one.precision().equals(precision) && one.devices().contains("cpu"));
    }
}
