package io.firstpass.registry.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A registry that is killed while it has a benchmark run: tells the process id of that one. */
final class DyingParent {
    public static void main(String[] arguments) throws Exception {
        var request = new BenchmarkRequest(
                Path.of("none"),
                Path.of("none"),
                Path.of(arguments[0]),
                Optional.empty(),
                BenchmarkProcessIT.program());
        var limits = new BenchmarkLimits(64, 1_024, Duration.ofMinutes(5), 1);
        Progress tell = (pid, same) -> {
            System.out.println(pid);
            System.out.flush();
        };
        new BenchmarkProcess(request, limits, tell, Misbehaving.Endless.class).run();
    }
}
