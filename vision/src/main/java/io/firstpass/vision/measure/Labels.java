package io.firstpass.vision.measure;

import io.firstpass.contract.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** YOLO labels beside images: {@code class cx cy w h}, normalised, in {@code ../labels/NAME.txt} or next to the image. */
public final class Labels {
    private final List<String> classes;

    Labels(List<String> classes) {
        this.classes = List.copyOf(classes);
    }

    public List<String> classes() {
        return classes;
    }

    static Optional<Path> beside(Path image) {
        String name = image.getFileName().toString().replaceFirst("\\.[^.]*$", ".txt");
        Path folder = image.toAbsolutePath().normalize().getParent();
        return List.of(
                        folder.resolveSibling("labels").resolve(name),
                        folder.resolve("labels").resolve(name),
                        folder.resolve(name))
                .stream()
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The image's true boxes; none where it has no label file, which is how YOLO says that there is nothing. */
    public List<Mark> of(Path image, int width, int height) throws IOException {
        Optional<Path> file = beside(image);
        List<Mark> marks = new ArrayList<>();
        if (file.isEmpty()) return marks;
        for (String line : Files.readAllLines(file.get()))
            if (!line.isBlank()) marks.add(mark(file.get(), line.strip(), width, height));
        return marks;
    }

    private Mark mark(Path file, String line, int width, int height) {
        try {
            String[] parts = line.split("\\s+");
            double cx = Double.parseDouble(parts[1]) * width;
            double cy = Double.parseDouble(parts[2]) * height;
            double w = Double.parseDouble(parts[3]) * width / 2;
            double h = Double.parseDouble(parts[4]) * height / 2;
            return new Mark(classes.get(Integer.parseInt(parts[0])), new Box(cx - w, cy - h, cx + w, cy + h));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new Unusable(file + ": \"" + line + "\" is no label of the form: class cx cy w h, class 0 to "
                    + (classes.size() - 1));
        }
    }
}
