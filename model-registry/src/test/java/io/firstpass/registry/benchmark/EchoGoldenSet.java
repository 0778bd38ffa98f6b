package io.firstpass.registry.benchmark;

import io.firstpass.contract.Box;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** A golden set for the echo package, whose frames say what is found on them (its card tells how), so that every figure is known. */
public final class EchoGoldenSet {
    public static final int OPEN = 0;
    public static final int MOUSEBITE = 2;
    public static final int SPUR = 3;
    private static final int SIZE = 64;
    private static final Box BOX = new Box(10, 20, 30, 44);

    private final Path folder;
    private int count;

    public EchoGoldenSet(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("images"));
        Files.createDirectories(folder.resolve("labels"));
        Files.writeString(folder.resolve("data.yaml"), "names: [open, short, mousebite, spur, copper, pin-hole]\n");
    }

    public static Path echo() {
        return Path.of(System.getProperty("firstpass.models", "../models"), "firstpass-echo-1.0.0.zip");
    }

    /**
     * Seven images: three good ones, of which one is failed; four with one defect each, of which two are failed, one is
     * held and one escapes.
     */
    public static GoldenSet seven(Path folder) throws IOException {
        return new EchoGoldenSet(folder)
                .good()
                .good()
                .falselyFound(SPUR, .95)
                .found(MOUSEBITE, .95)
                .found(MOUSEBITE, .5)
                .missed(MOUSEBITE)
                .found(OPEN, .9)
                .seal();
    }

    public EchoGoldenSet good() throws IOException {
        return add(blank(), "");
    }

    public EchoGoldenSet falselyFound(int defect, double confidence) throws IOException {
        return add(said(defect, confidence), "");
    }

    public EchoGoldenSet found(int defect, double confidence) throws IOException {
        return add(said(defect, confidence), label(defect));
    }

    public EchoGoldenSet missed(int defect) throws IOException {
        return add(blank(), label(defect));
    }

    public GoldenSet seal() {
        return GoldenSet.seal(folder);
    }

    private EchoGoldenSet add(BufferedImage image, String label) throws IOException {
        String name = "%04d".formatted(count++);
        ImageIO.write(image, "png", folder.resolve("images/" + name + ".png").toFile());
        if (!label.isEmpty() || count == 1) Files.writeString(folder.resolve("labels/" + name + ".txt"), label);
        return this;
    }

    private static BufferedImage blank() {
        return new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    }

    private static BufferedImage said(int defect, double confidence) {
        BufferedImage image = blank();
        List<Integer> row = List.of(
                255, defect, (int) Math.round(confidence * 255), (int) BOX.x1(), (int) BOX.y1(), (int) BOX.x2(), (int)
                        BOX.y2());
        for (int x = 0; x < row.size(); x++) image.setRGB(x, 0, row.get(x) * 0x010101);
        return image;
    }

    private static String label(int defect) {
        return "%d %s %s %s %s\n"
                .formatted(
                        defect,
                        (BOX.x1() + BOX.x2()) / 2 / SIZE,
                        (BOX.y1() + BOX.y2()) / 2 / SIZE,
                        (BOX.x2() - BOX.x1()) / SIZE,
                        (BOX.y2() - BOX.y1()) / SIZE);
    }
}
