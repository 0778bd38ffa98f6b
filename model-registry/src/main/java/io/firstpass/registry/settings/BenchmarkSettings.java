package io.firstpass.registry.settings;

import static io.firstpass.registry.settings.Allowed.within;

import jakarta.enterprise.context.Dependent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a server sets for benchmarks and golden sets. A wrong value stops the start and is named with its range. */
@ConfigProperties(prefix = "firstpass.registry")
@Dependent
public class BenchmarkSettings {
    /** Folders of jars, jars, or folders of classes. */
    @ConfigProperty(name = "benchmark.program")
    public List<String> program;

    @ConfigProperty(name = "benchmark.java-home")
    public Optional<String> javaHome;

    @ConfigProperty(name = "benchmark.heap-mb")
    public int heapMb;

    @ConfigProperty(name = "benchmark.memory-mb")
    public int memoryMb;

    @ConfigProperty(name = "benchmark.time")
    public Duration time;

    @ConfigProperty(name = "benchmark.load-time")
    public Duration loadTime;

    @ConfigProperty(name = "benchmark.threads")
    public int threads;

    @ConfigProperty(name = "golden-set.max-bytes")
    public long goldenBytes;

    @ConfigProperty(name = "golden-set.max-unpacked-bytes")
    public long goldenUnpackedBytes;

    public void validate() {
        within("firstpass.registry.benchmark.heap-mb", heapMb, 64, 65_536);
        within("firstpass.registry.benchmark.memory-mb", memoryMb, heapMb, 1_048_576);
        within("firstpass.registry.benchmark.time", time, Duration.ofSeconds(1), Duration.ofDays(1));
        within("firstpass.registry.benchmark.load-time", loadTime, Duration.ofSeconds(1), Duration.ofHours(1));
        within("firstpass.registry.benchmark.threads", threads, 1, 1_024);
        within("firstpass.registry.golden-set.max-bytes", goldenBytes, 1, 1L << 36);
        within("firstpass.registry.golden-set.max-unpacked-bytes", goldenUnpackedBytes, 1, 1L << 38);
    }

    /** The server's own, unless another is named. */
    public Path javaHome() {
        return Path.of(javaHome.orElseGet(() -> System.getProperty("java.home")));
    }
}
