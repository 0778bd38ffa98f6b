package io.firstpass.vision.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder's images, in the order of their names: those in it, or else those in its {@code images}. */
public final class ImageFolder {
    private final Path folder;
    private final List<Path> images;

    public ImageFolder(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(this.folder)) throw new Unusable(folder + " is no folder");
        List<Path> own = list(this.folder);
        Path inner = this.folder.resolve("images");
        images = own.isEmpty() && Files.isDirectory(inner) ? list(inner) : own;
        if (images.isEmpty()) throw new Unusable("no image (jpg, png) in " + folder);
    }

    public List<Path> images() {
        return images;
    }

    public static String contentType(Path image) {
        return image.toString().toLowerCase(Locale.ROOT).endsWith(".png") ? "image/png" : "image/jpeg";
    }

    /** Empty where no image has a label file. */
    public Optional<Labels> labels() throws IOException {
        if (images.stream().noneMatch(image -> Labels.beside(image).isPresent())) return Optional.empty();
        Path names = Stream.of(folder, folder.getParent())
                .filter(place -> place != null)
                .map(place -> place.resolve("data.yaml"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() ->
                        new Unusable("the labels of " + folder + " need a data.yaml with the names of their classes"));
        return Optional.of(new Labels(ClassNames.read(names)));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(ImageFolder::isImage).sorted().toList();
        }
    }

    private static boolean isImage(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(jpe?g|png)") && Files.isRegularFile(file);
    }
}
