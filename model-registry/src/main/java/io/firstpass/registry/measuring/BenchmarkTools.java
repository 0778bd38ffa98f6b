package io.firstpass.registry.measuring;

import io.firstpass.registry.benchmark.BenchmarkLimits;
import io.firstpass.registry.benchmark.Program;
import io.firstpass.registry.benchmark.Trees;
import io.firstpass.registry.settings.BenchmarkSettings;
import io.firstpass.registry.settings.RegistrySettings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** The program, the limits and the folder of a benchmark's process on this server; a wrong one stops the start. */
@ApplicationScoped
public class BenchmarkTools {
    /** Two that wait for each other are many times slower where the machine is busy, as with a benchmark that runs. */
    private static final int LOADING_THREADS = 1;

    private static final Logger LOG = Logger.getLogger(BenchmarkTools.class.getName());

    @Inject
    @ConfigProperties
    RegistrySettings settings;

    @Inject
    @ConfigProperties
    BenchmarkSettings benchmarks;

    private Program program;

    /** Before anything runs: what a killed server left in the folder is of no use any more. */
    void onStart(
            @Observes @Initialized(ApplicationScoped.class) @Priority(Interceptor.Priority.LIBRARY_BEFORE)
                    Object event) {
        try {
            program = Program.of(
                    benchmarks.javaHome(),
                    benchmarks.program.stream().map(String::strip).map(Path::of).toList());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "firstpass.registry.benchmark.program or .java-home cannot be used: " + e.getMessage(), e);
        }
        try {
            Trees.remove(folder());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "what an earlier run left in " + folder() + " stays there", e);
        }
    }

    Program program() {
        return program;
    }

    Path folder() {
        return settings.benchmarks();
    }

    BenchmarkLimits limits() {
        return within(benchmarks.time, benchmarks.threads);
    }

    BenchmarkLimits loadLimits() {
        return within(benchmarks.loadTime, LOADING_THREADS);
    }

    long goldenUnpackedBytes() {
        return benchmarks.goldenUnpackedBytes;
    }

    private BenchmarkLimits within(Duration time, int threads) {
        return new BenchmarkLimits(benchmarks.heapMb, benchmarks.memoryMb, time, threads);
    }
}
