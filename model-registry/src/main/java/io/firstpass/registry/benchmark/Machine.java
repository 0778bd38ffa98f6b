package io.firstpass.registry.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where a benchmark ran: latencies compare only where this is the same. */
public record Machine(String processor, int cores, int threads, String libtorch, String java) {
    static Machine here(int threads, String libtorch) {
        return new Machine(
                processor(Path.of("/proc/cpuinfo")),
                Runtime.getRuntime().availableProcessors(),
                threads,
                libtorch,
                Runtime.version().toString());
    }

    /** Linux names it on x86; elsewhere the architecture has to do. */
    static String processor(Path cpuinfo) {
        try (Stream<String> lines = Files.lines(cpuinfo)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
