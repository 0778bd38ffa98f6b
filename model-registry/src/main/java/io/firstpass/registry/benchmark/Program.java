package io.firstpass.registry.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What runs in a process of its own: a Java, and the jars that hold the benchmark.
 *
 * @param java the program of that name, not its home
 */
public record Program(Path java, List<Path> classPath) {
    public Program {
        classPath = List.copyOf(classPath);
    }

    /**
     * @param home of the Java that runs it
     * @param places folders of jars, jars, or folders of classes
     * @throws IllegalArgumentException if there is no Java, a place is not there or a class is in none of them
     */
    public static Program of(Path home, List<Path> places) {
        Path java = home.resolve("bin").resolve("java");
        if (!Files.isExecutable(java))
            throw new IllegalArgumentException("the benchmark's Java: " + java + " is no program: name a Java's home");
        return new Program(java, BenchmarkClassPath.of(places));
    }
}
