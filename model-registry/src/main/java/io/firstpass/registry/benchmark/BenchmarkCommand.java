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
 * How a process of its own is started: last in line for the processors, first in line where the machine runs out of
 * memory, without a core file, and with none of this process's environment but what Java and libtorch need, so that no
 * password reaches it.
 *
 * @param main the class whose {@code main} it runs
 */
record BenchmarkCommand(Program program, BenchmarkLimits limits, Class<?> main, List<String> arguments) {
    static final String CRASH = "crash.log";
    private static final Set<String> ENVIRONMENT = Set.of(
            "PATH",
            "HOME",
            "LANG",
            "LD_LIBRARY_PATH",
            "DJL_CACHE_DIR",
            "ENGINE_CACHE_DIR",
            "PYTORCH_LIBRARY_PATH",
            "PYTORCH_VERSION",
            "PYTORCH_FLAVOR");
    /** Where memory runs out, the kernel kills what has the highest score first. */
    private static final String SHELL =
            "ulimit -c 0; echo 1000 2>/dev/null > /proc/self/oom_score_adj; exec nice -n 10 \"$@\"";

    /** @param work the folder that it runs in, with its crash report and its temporary files */
    Process start(Path work) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", SHELL, "benchmark"));
        command.addAll(java(work));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
        builder.environment().keySet().retainAll(ENVIRONMENT);
        return builder.start();
    }

    private List<String> java(Path work) throws IOException {
        Path temporary = Files.createDirectories(work.resolve("tmp"));
        return List.of(
                absolute(program.java()),
                "-Xmx" + limits.heapMb() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+DisplayVMOutputToStderr",
                "-XX:ErrorFile=" + absolute(work.resolve(CRASH)),
                "-Djava.io.tmpdir=" + absolute(temporary),
                "-Djava.awt.headless=true",
                "-cp",
                program.classPath().stream()
                        .map(BenchmarkCommand::absolute)
                        .collect(Collectors.joining(File.pathSeparator)),
                main.getName());
    }

    static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }
}
