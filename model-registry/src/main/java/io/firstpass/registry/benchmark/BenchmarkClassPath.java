package io.firstpass.registry.benchmark;

import ai.djl.engine.Engine;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.firstpass.contract.json.Messages;
import io.firstpass.vision.detection.Detector;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program that a benchmark's process runs. It is read from folders of jars and not found out from this process: an
 * application server keeps an application's jars where no other program can read them.
 */
public final class BenchmarkClassPath {
    private static final List<String> NEEDED = List.of(
            BenchmarkMain.class.getName(),
            Detector.class.getName(),
            Messages.class.getName(),
            JsonInclude.class.getName(),
            "com.fasterxml.jackson.databind.ObjectMapper",
            "com.fasterxml.jackson.datatype.jsr310.JavaTimeModule",
            Engine.class.getName(),
            "ai.djl.pytorch.engine.PtEngine",
            "ai.djl.pytorch.jni.PyTorchLibrary",
            "nu.pattern.OpenCV",
            "org.slf4j.LoggerFactory");

    private BenchmarkClassPath() {}

    /**
     * @param places folders of jars, jars, or folders of classes
     * @throws IllegalArgumentException if a place is not there or a class is in none of them
     */
    public static List<Path> of(List<Path> places) {
        try {
            List<Path> path = new ArrayList<>();
            for (Path place : places) path.addAll(jars(place));
            check(path, places);
            return List.copyOf(path);
        } catch (IOException e) {
            throw new IllegalArgumentException("the benchmark's program cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Path> jars(Path place) throws IOException {
        if (!Files.exists(place)) throw new IllegalArgumentException("the benchmark's program: there is no " + place);
        if (!Files.isDirectory(place)) return List.of(place);
        try (Stream<Path> files = Files.list(place)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            return jars.isEmpty() ? List.of(place) : jars;
        }
    }

    private static void check(List<Path> path, List<Path> places) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path each : path) urls.add(each.toUri().toURL());
        try (var loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            for (String name : NEEDED)
                if (loader.findResource(name.replace('.', '/') + ".class") == null)
                    throw new IllegalArgumentException(
                            "the benchmark's program needs " + name + ", which is in none of " + places
                                    + ": name the folders of its jars, the server's shared ones included");
        }
    }
}
