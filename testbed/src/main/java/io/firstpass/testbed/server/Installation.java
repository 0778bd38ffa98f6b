package io.firstpass.testbed.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** What the build made, found from the repository's root. */
public record Installation(Path root) {
    /** The one that this process was started from: {@code -Dfirstpass.root}, else the working folder. */
    public static Installation here() {
        return new Installation(Path.of(System.getProperty("firstpass.root", ""))
                .toAbsolutePath()
                .normalize());
    }

    public Path wlp() {
        return built("liberty-config/target/wlp");
    }

    public Path sharedLibraries() {
        return built("liberty-config/target/shared");
    }

    public Path application(ServerKind kind) {
        return built(kind.application());
    }

    /** The second application of the cloud server. */
    public Path registry() {
        return built("model-registry/target/registry.war");
    }

    public Path configuration(ServerKind kind) {
        return root.resolve("liberty-config").resolve(kind.folder());
    }

    /** The classes of this module. */
    public Path testbed() {
        return built("testbed/target/classes");
    }

    /** Where logs, caches and run.json live; git ignores it. */
    public Path state() {
        return root.resolve(".firstpass");
    }

    public Path runFile() {
        return state().resolve("run.json");
    }

    /** The model package that a name stands for: {@code edge}, {@code cloud}, or a zip's own path. */
    public Path model(String name) {
        return switch (name) {
            case "edge", "cloud", "echo" ->
                newest(name.equals("echo") ? "firstpass-echo-" : "firstpass-pcb-" + name + "-");
            default -> existing(name);
        };
    }

    private Path newest(String prefix) {
        try (var packages = Files.list(root.resolve("models"))) {
            return packages.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new IllegalArgumentException("no model package models/" + prefix + "*.zip"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path existing(String name) {
        Path file = Path.of(name).toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("--model: neither edge nor cloud, and there is no file " + file);
        }
        return file;
    }

    private Path built(String path) {
        Path file = root.resolve(path);
        if (!Files.exists(file)) {
            throw new IllegalStateException(file + " is missing: build it with ./firstpass or mvn install");
        }
        return file;
    }
}
