package io.firstpass.testbed.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.provenance.BundleSigner;
import io.firstpass.provenance.SigningKey;
import io.firstpass.testbed.server.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One package on its way past the registry's gates, as a pipeline takes it. A step that was taken before is left out, so
 * that what was cut short is completed when it is done again.
 */
public final class Submission {
    /** As long as the registry lets one run, and another before it. */
    private static final Duration MEASURED = Duration.ofHours(1);

    private final RegistryClient pipeline;
    private final Path zip;
    private final String digest;
    private final Consumer<String> told;

    /** @param told what is going on at the moment */
    public Submission(RegistryClient pipeline, Path zip, Consumer<String> told) {
        this.pipeline = pipeline;
        this.zip = zip;
        this.told = told;
        this.digest = Fingerprint.digest(zip);
    }

    public String digest() {
        return digest;
    }

    /** Received, opened, its weights scanned and tried. @throws RegistryRefused if it is no package as it should be */
    public VersionView upload() {
        var known = VersionView.find(pipeline, digest);
        if (known.isPresent()) return known.get();
        long all = zip.toFile().length();
        pipeline.upload(
                "packages/" + digest,
                zip,
                sent -> told.accept(
                        sent < all ? "sent %d of %d KB".formatted(sent >> 10, all >> 10) : "being checked"));
        return version();
    }

    /** @throws RegistryRefused if the registry does not trust the key */
    public VersionView sign(SigningKey key) {
        VersionView version = version();
        if (!version.missingGates().contains("SIGNATURE")) return version;
        told.accept("signing");
        pipeline.post(
                "versions/" + digest + "/evidence/signature", "application/json", new BundleSigner(key).sign(digest));
        return version();
    }

    /**
     * Waits until it was measured, asking for it where nobody has; the registry measures by itself what has its signature.
     *
     * @throws RegistryRefused if there is nothing to measure it on
     */
    public VersionView measure() {
        VersionView version = version();
        if (!version.missingGates().contains("BENCHMARK")
                || !version.reasons("BENCHMARK").isEmpty()) return version;
        if (benchmark().isEmpty()) pipeline.post("versions/" + digest + "/evidence/benchmark", Map.of());
        Patience.until(MEASURED, () -> {
            Optional<JsonNode> job = benchmark();
            told.accept("benchmark " + job.map(Submission::progress).orElse(""));
            return job.filter(Submission::isOpen).isEmpty();
        });
        return version();
    }

    private Optional<JsonNode> benchmark() {
        return pipeline.find("versions/" + digest + "/benchmarks")
                .map(page -> page.path("benchmarks").get(0));
    }

    private static boolean isOpen(JsonNode job) {
        return job.path("evidenceDue").asBoolean();
    }

    private static String progress(JsonNode job) {
        String state = job.path("state").asText().toLowerCase(Locale.ROOT);
        return job.path("total").isNumber()
                ? "%s, %d of %d"
                        .formatted(
                                state,
                                job.path("done").asInt(),
                                job.path("total").asInt())
                : state;
    }

    public VersionView version() {
        return VersionView.get(pipeline, digest);
    }
}
