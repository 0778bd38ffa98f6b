package io.firstpass.testbed.faults;

import io.firstpass.testbed.cable.Cut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;

/** A file of the edge's database loses its second half while the edge is off, with entries that were not sent yet. */
record StoreDamaged() implements Scenario {
    @Override
    public String name() {
        return "derby";
    }

    @Override
    public String summary() {
        return "a file of the edge's database is truncated while it is off";
    }

    @Override
    public Ledger run(Plant plant) throws InterruptedException {
        plant.edge(plant.extent().edge(), List.of());
        try (Course course = Course.begin(plant, name())) {
            plant.cables().cut(Cut.RESET);
            course.during(plant.extent().fault());
            course.line().halt();
            plant.stopEdge();
            Path damaged = largest(plant.data().resolve("derby").resolve("seg0"));
            truncate(damaged);
            plant.startEdge();
            plant.cables().mend();
            return course.end(List.of(damaged.getFileName() + " truncated"));
        }
    }

    /** That of the inspections' metadata, which there are most of. */
    private static Path largest(Path folder) {
        try (var files = Files.list(folder)) {
            return files.max(Comparator.comparing(file -> file.toFile().length()))
                    .orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void truncate(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
