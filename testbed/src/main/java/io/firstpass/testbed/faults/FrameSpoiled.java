package io.firstpass.testbed.faults;

import io.firstpass.testbed.cable.Cut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Something happens to some of the frames that wait on the edge's disk. */
record FrameSpoiled(String name, String summary, Spoiling spoiling) implements Scenario {
    private static final int FRAMES = 3;

    interface Spoiling {
        void spoil(Path frame) throws IOException;
    }

    static void vanish(Path frame) throws IOException {
        Files.delete(frame);
    }

    /** The frame is at the end of its file, after the note on it. */
    static void flipOneByte(Path frame) throws IOException {
        byte[] content = Files.readAllBytes(frame);
        content[content.length - 1] ^= 1;
        Files.write(frame, content);
    }

    @Override
    public Ledger run(Plant plant) throws InterruptedException {
        plant.edge(plant.extent().edge(), List.of());
        try (Course course = Course.begin(plant, name)) {
            plant.cables().cut(Cut.RESET);
            var waiting = frames(plant);
            course.during(plant.extent().fault());
            course.line().halt();
            List<Path> spoiled = frames(plant).stream()
                    .filter(frame -> !waiting.contains(frame))
                    .limit(FRAMES)
                    .toList();
            for (Path frame : spoiled) spoiling.spoil(frame);
            plant.cables().mend();
            return course.end(List.of(spoiled.size() + " frames spoiled"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Path> frames(Plant plant) {
        try (var files = Files.walk(plant.data().resolve("frames"))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
