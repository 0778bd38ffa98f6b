package io.firstpass.testbed.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The edge's clock goes an hour back and then an hour ahead; the running time of its processes is not touched. */
record ClockChange() implements Scenario {
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"),
            Path.of("/usr/lib64/faketime/libfaketime.so.1"),
            Path.of("/usr/lib/faketime/libfaketime.so.1"));

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public String summary() {
        return "the edge's clock goes back and ahead an hour (needs libfaketime)";
    }

    @Override
    public Ledger run(Plant plant) throws InterruptedException {
        Optional<Path> library = LIBRARIES.stream().filter(Files::exists).findFirst();
        if (library.isEmpty())
            return Ledger.skipped(
                    name(), "there is no libfaketime.so.1 here (Debian, Ubuntu: apt-get install faketime)");
        Path offset = plant.testbed().folder("faults").resolve("clock");
        set(offset, Duration.ZERO);
        Map<String, String> settings = new HashMap<>(plant.extent().edge());
        settings.put("LD_PRELOAD", library.get().toString());
        settings.put("FAKETIME_TIMESTAMP_FILE", offset.toString());
        settings.put("FAKETIME_CACHE_DURATION", "1");
        settings.put("DONT_FAKE_MONOTONIC", "1");
        // With it every wait of a Java thread is over at once, and the server does nothing but wait again.
        settings.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
        plant.edge(settings, List.of());
        try (Course course = Course.begin(plant, name())) {
            for (Duration hour : List.of(Duration.ofHours(-1), Duration.ofHours(1), Duration.ZERO)) {
                set(offset, hour);
                course.during(plant.extent().fault().dividedBy(2));
            }
            return course.end(List.of());
        }
    }

    private static void set(Path offset, Duration from) {
        try {
            Files.writeString(offset, "%+d\n".formatted(from.toSeconds()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
