package io.firstpass.testbed.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.registry.benchmark.GoldenSet;
import io.firstpass.testbed.line.GoldenBoards;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What the product's own packages are measured on: rendered boards other than those of the line, and for the echo
 * model frames that say what is found on them.
 */
public final class GoldenSets {
    private static final String ECHO = "firstpass-echo";
    private static final int FRAMES = 40;

    /** No board of the line is rendered from it. */
    private static final long SEED = 7_000_000;

    private record Made(String digest, String name, Path zip) {
        String addressFor(String model) {
            return "golden-sets/" + digest + "?name=" + encoded(name) + "&model=" + encoded(model);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    private final Path folder;
    private final Map<Boolean, Made> made = new HashMap<>();

    /** @param folder of the run, where they are made */
    public GoldenSets(Path folder) {
        this.folder = folder;
    }

    /** Has a model's versions measured from now on, unless they are already. */
    void putFor(String model, RegistryClient registry) {
        for (JsonNode known : registry.get("golden-sets").path("goldenSets"))
            for (JsonNode measured : known.path("inForceFor"))
                if (measured.asText().equals(model)) return;
        Made set = made.computeIfAbsent(model.equals(ECHO), this::make);
        registry.upload(set.addressFor(model), set.zip(), sent -> {});
    }

    private Made make(boolean echo) {
        Path files = folder.resolve(echo ? "echo" : "boards");
        try {
            GoldenSet set = echo ? GoldenBoards.echo(files, FRAMES) : GoldenBoards.rendered(files, SEED, FRAMES);
            Path zip = folder.resolve(set.digest() + ".zip");
            set.pack(zip);
            return new Made(set.digest(), echo ? "echo frames" : "rendered boards", zip);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            Trees.remove(files);
        }
    }
}
