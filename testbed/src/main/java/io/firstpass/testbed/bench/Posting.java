package io.firstpass.testbed.bench;

import io.firstpass.contract.Inspection;
import io.firstpass.vision.measure.ImageFolder;
import io.firstpass.vision.measure.ImageSize;
import io.firstpass.vision.measure.Labels;
import io.firstpass.vision.measure.Mark;
import io.firstpass.vision.measure.Scoring;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends images to the edge, two at a time, and files the answers with the truth. */
final class Posting {
    private static final int IN_FLIGHT = 2;
    private static final int LONGEST_SERIAL = 64;

    private final EdgeClient edge;
    private final Optional<Labels> labels;
    private final InspectedFolder answers;

    Posting(EdgeClient edge, Optional<Labels> labels, InspectedFolder answers) {
        this.edge = edge;
        this.labels = labels;
        this.answers = answers;
    }

    /** Returns when all are answered; an image that the edge refuses is filed as such and stops nothing. */
    void all(List<Path> images, PrintStream out) throws IOException, InterruptedException {
        ExecutorService senders = Executors.newFixedThreadPool(IN_FLIGHT);
        try {
            Progress progress = new Progress(out, images.size());
            List<Future<?>> posts = new ArrayList<>();
            for (Path image : images)
                posts.add(senders.submit(() -> {
                    post(image);
                    return null;
                }));
            for (Future<?> post : posts) {
                post.get();
                progress.at(answers.done());
            }
            progress.end();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) throw cause;
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            senders.shutdownNow();
        }
    }

    private void post(Path image) throws IOException, InterruptedException {
        String name = image.getFileName().toString();
        byte[] file;
        List<Mark> truth;
        try {
            file = Files.readAllBytes(image);
            truth = truth(image, file);
        } catch (IOException e) {
            answers.unreadable(name, Inspect.message(e));
            return;
        }
        long start = System.nanoTime();
        try {
            Inspection inspection =
                    edge.inspect(file, ImageFolder.contentType(image), serial(name), OptionalDouble.of(Scoring.FLOOR));
            double millis = (System.nanoTime() - start) / 1e6;
            answers.inspected(name, truth, inspection, millis);
        } catch (Refused e) {
            // an edge without room for this image has none for the others
            if (e.busy()) throw e;
            answers.unreadable(name, e.getMessage());
        }
    }

    private List<Mark> truth(Path image, byte[] file) throws IOException {
        if (labels.isEmpty()) return List.of();
        ImageSize size = ImageSize.of(file);
        return labels.get().of(image, size.width(), size.height());
    }

    /** File names may hold, and begin with, what no serial does. */
    private static String serial(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[._-]+", "");
        return plain.substring(0, Math.min(LONGEST_SERIAL, plain.length()));
    }
}
