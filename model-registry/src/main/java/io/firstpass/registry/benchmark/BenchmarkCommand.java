package io.firstpass.registry.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a benchmark's process is started: last in line for the processors, first in line where the machine runs out of
 * memory, without a core file, and with none of this process's environment but what Java and libtorch need, so that no
 * password reaches it.
 */
final class BenchmarkCommand {
    static final String CRASH = "crash.log";
    private static final Set<String> ENVIRONMENT = Set.of(
            "PATH",
            "HOME",
            "LANG",
            "LD_LIBRARY_PATH",
            "DJL_CACHE_DIR",
            "PYTORCH_LIBRARY_PATH",
            "PYTORCH_VERSION",
            "PYTORCH_FLAVOR");
    /** Where memory runs out, the kernel kills what has the highest score first. */
    private static final String SHELL =
            "ulimit -c 0; echo 1000 2>/dev/null > /proc/self/oom_score_adj; exec nice -n 10 \"$@\"";

    private final BenchmarkRequest request;
    private final BenchmarkLimits limits;
    private final Class<?> program;

    BenchmarkCommand(BenchmarkRequest request, BenchmarkLimits limits, Class<?> program) {
        this.request = request;
        this.limits = limits;
        this.program = program;
    }

    Process start(Path work, Path figures) throws IOException {
        Path unpacked = Files.createDirectories(work.resolve("unpacked"));
        List<String> command = new ArrayList<>(List.of("sh", "-c", SHELL, "benchmark"));
        command.addAll(java(work));
        command.addAll(List.of(
                absolute(request.zip()),
                absolute(request.goldenSet()),
                absolute(unpacked),
                absolute(figures),
                Integer.toString(limits.threads())));
        request.variant().ifPresent(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
        builder.environment().keySet().retainAll(ENVIRONMENT);
        return builder.start();
    }

    private List<String> java(Path work) throws IOException {
        Path temporary = Files.createDirectories(work.resolve("tmp"));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + limits.heapMb() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+DisplayVMOutputToStderr",
                "-XX:ErrorFile=" + absolute(work.resolve(CRASH)),
                "-Djava.io.tmpdir=" + absolute(temporary),
                "-Djava.awt.headless=true",
                "-cp",
                request.classPath().stream()
                        .map(BenchmarkCommand::absolute)
                        .collect(Collectors.joining(File.pathSeparator)),
                program.getName());
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }
}
