package io.firstpass.testbed.server;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where everything that runs is reached; what does not run (an edge alone) is null and left out of the file, which only
 * its owner can read: it holds the way into the registry.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Addresses(
        String edge, String cloud, String kafka, String mqtt, String s3, String postgres, RegistryAccess registry) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Writes run.json whole or not at all. */
    public void write(Path file) {
        try {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            OwnerOnly.write(part, JSON.writeValueAsString(this));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What runs according to run.json; empty when nothing does. */
    public static Optional<Addresses> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), Addresses.class)) : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(file + " cannot be read", failed);
        }
    }

    /** The same; empty too where the file cannot be read. */
    public static Optional<Addresses> find(Path file) {
        try {
            return read(file);
        } catch (UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether the edge server still answers that it is ready. */
    public boolean edgeAnswers() {
        return edge != null && Readiness.ask(URI.create(edge)).ready();
    }
}
