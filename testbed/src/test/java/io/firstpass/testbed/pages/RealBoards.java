package io.firstpass.testbed.pages;

import io.firstpass.registry.benchmark.GoldenSet;
import io.firstpass.testbed.line.BoardRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Boards of a real line, for evaluation only, each with two to thirteen defects; and rendered ones, which are good. */
final class RealBoards {
    private static final Path FOLDER =
            Path.of(System.getProperty("firstpass.root"), "..", "shared", "boards", "deeppcb");

    private RealBoards() {}

    static boolean areHere() {
        return Files.isDirectory(FOLDER.resolve("images"));
    }

    static String missing() {
        return "no real boards in " + FOLDER.normalize() + ": they are for evaluation and do not come with the product";
    }

    /** Of so many real boards and half as many good ones. */
    static GoldenSet goldenSet(Path folder, int count) throws IOException {
        Files.createDirectories(folder.resolve("images"));
        Files.createDirectories(folder.resolve("labels"));
        Files.writeString(folder.resolve("data.yaml"), "names: [open, short, mousebite, spur, copper, pin-hole]\n");
        for (Path image : images(count)) {
            Files.copy(image, folder.resolve("images").resolve(image.getFileName()));
            String label = image.getFileName().toString().replace(".jpg", ".txt");
            Files.copy(
                    FOLDER.resolve("labels").resolve(label),
                    folder.resolve("labels").resolve(label));
        }
        var renderer = new BoardRenderer();
        for (int i = 0; i < count / 2; i++)
            Files.write(
                    folder.resolve("images/good-%02d.jpg".formatted(i)),
                    renderer.render(9_000_000L + i, 0).jpeg());
        return GoldenSet.seal(folder);
    }

    /** The images of so many boards, as the line posts them. */
    static List<byte[]> frames(int count) throws IOException {
        return images(count).stream().map(RealBoards::bytes).toList();
    }

    /** From all over the folder. */
    private static List<Path> images(int count) throws IOException {
        try (Stream<Path> all = Files.list(FOLDER.resolve("images"))) {
            List<Path> sorted = all.sorted().toList();
            int step = sorted.size() / count;
            return Stream.iterate(0, i -> i + step)
                    .limit(count)
                    .map(sorted::get)
                    .toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
