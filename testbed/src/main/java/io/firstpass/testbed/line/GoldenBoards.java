package io.firstpass.testbed.line;

import io.firstpass.contract.Box;
import io.firstpass.registry.benchmark.GoldenSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Golden sets that the test bed makes for its own registry: rendered boards with exact labels, and frames that the echo
 * model answers exactly. About half of each is good. The same seed gives the same set, byte for byte.
 */
public final class GoldenBoards {
    private static final List<String> CLASSES = List.of("open", "short", "mousebite", "spur", "copper", "pin-hole");
    private static final double BOARD = Layer.SIDE;
    private static final double ECHO = 64;
    private static final Box ECHO_BOX = new Box(10, 20, 30, 44);

    private final Path folder;

    private GoldenBoards(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("images"));
        Files.createDirectories(folder.resolve("labels"));
        Files.writeString(folder.resolve("data.yaml"), "names: " + CLASSES + "\n");
    }

    /** So many boards of the line, numbered from the seed on, sealed in an empty folder. Takes about 0.1 s a board. */
    public static GoldenSet rendered(Path folder, long seed, int count) throws IOException {
        var set = new GoldenBoards(folder);
        var renderer = new BoardRenderer();
        for (int i = 0; i < count; i++) {
            // Every second one is good; the others have one to four defects each.
            Board board = renderer.render(seed + i, i % 2 == 0 ? 0 : 1 + i / 2 % 4);
            set.add("%04d.jpg".formatted(i), board.jpeg(), board.defects(), BOARD);
        }
        return GoldenSet.seal(folder);
    }

    /** So many frames for the echo model, every second of them with one mousebite that it is sure of. */
    public static GoldenSet echo(Path folder, int count) throws IOException {
        var set = new GoldenBoards(folder);
        List<Defect> mousebite = List.of(new Defect("mousebite", ECHO_BOX));
        for (int i = 0; i < count; i++) {
            boolean good = i % 2 == 0;
            set.add("%04d.png".formatted(i), EchoFrame.numbered(i, good), good ? List.of() : mousebite, ECHO);
        }
        return GoldenSet.seal(folder);
    }

    private void add(String name, byte[] image, List<Defect> defects, double side) throws IOException {
        Files.write(folder.resolve("images").resolve(name), image);
        String labels = defects.stream().map(defect -> label(defect, side)).collect(Collectors.joining());
        Files.writeString(folder.resolve("labels").resolve(name.replaceFirst("\\..*", ".txt")), labels);
    }

    /** {@code class cx cy w h}, normalised. */
    private static String label(Defect defect, double side) {
        Box box = defect.box();
        return String.format(
                Locale.ROOT,
                "%d %.6f %.6f %.6f %.6f\n",
                CLASSES.indexOf(defect.defect()),
                (box.x1() + box.x2()) / 2 / side,
                (box.y1() + box.y2()) / 2 / side,
                (box.x2() - box.x1()) / side,
                (box.y2() - box.y1()) / side);
    }
}
