package io.firstpass.testbed.faults;

import io.firstpass.testbed.cable.Cut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An edge with a small disk of its own (a tmpfs in a mount name space) on which somebody else's file leaves next to
 * nothing; the edge uses up what is left while it is offline. Then the file goes.
 */
record DiskFull() implements Scenario {
    private static final long MEBI = 1 << 20;
    private static final long DISK = 160 * MEBI;
    private static final long LEFT = 2 * MEBI;
    private static final Duration FILLING = Duration.ofSeconds(120);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public String summary() {
        return "the edge's disk fills up while it is offline, and is emptied (needs the right to mount)";
    }

    @Override
    public Ledger run(Plant plant) throws InterruptedException {
        Path disk = plant.testbed().folder("faults/disk");
        Optional<List<String>> wrapper = mounting(disk);
        if (wrapper.isEmpty())
            return Ledger.skipped(
                    name(), "this account may not mount a file system (tried unshare -m and unshare -rm)");
        Map<String, String> settings = new HashMap<>(plant.extent().edge());
        settings.put("FIRSTPASS_EDGE", "edge-2");
        settings.put("FIRSTPASS_DATA", disk.resolve("data").toString());
        settings.put("FIRSTPASS_DISK_RESERVE", Long.toString(32 * MEBI));
        plant.edge(settings, wrapper.get());
        Path seen = plant.testbed().edge().seenBy(disk);
        try (Course course = Course.begin(plant, name())) {
            List<String> remarks = new ArrayList<>();
            plant.cables().cut(Cut.RESET);
            Path file = seen.resolve("somebody-elses");
            fill(file, seen, LEFT);
            course.during(plant.extent().fault());
            if (!plant.until(FILLING, () -> course.line().unrecorded() > 0, "the edge uses up its disk"))
                remarks.add("the edge never used up the last " + LEFT / MEBI + " MiB");
            int answered = course.line().recorded() + course.line().unrecorded();
            plant.pass(Duration.ofSeconds(3), "the disk is full");
            int more = course.line().recorded() + course.line().unrecorded() - answered;
            remarks.add(more + " boards got their verdict in 3 s with a full disk");
            remarks.add("the operator is told: " + plant.edgeBooks().diskNearlyFull());
            Files.delete(file);
            int before = course.line().recorded();
            if (!plant.until(LONGEST, () -> course.line().recorded() > before + PlantLine.RATE, "there is room again"))
                remarks.add("nothing was recorded after there was room again");
            plant.cables().mend();
            Ledger ledger = course.end(remarks);
            plant.lookAt(seen.resolve("data"));
            return ledger;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What is written to a tmpfs is there; a file with holes would take no room. */
    private static void fill(Path file, Path disk, long left) throws IOException {
        byte[] zeros = new byte[(int) MEBI];
        while (Files.getFileStore(disk).getUsableSpace() > left + MEBI)
            Files.write(file, zeros, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The command inside which a server has a disk of its own there; empty where none works. */
    private static Optional<List<String>> mounting(Path disk) throws InterruptedException {
        String mount = "mount -t tmpfs -o size=" + DISK + " tmpfs " + disk + " && exec \"$@\"";
        for (String how : List.of("-m", "-rm")) {
            List<String> wrapper = List.of("unshare", how, "sh", "-c", mount, "sh");
            if (works(wrapper)) return Optional.of(wrapper);
        }
        return Optional.empty();
    }

    private static boolean works(List<String> wrapper) throws InterruptedException {
        List<String> command = new ArrayList<>(wrapper);
        command.add("true");
        try {
            Process tried = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return tried.waitFor(10, TimeUnit.SECONDS) && tried.exitValue() == 0;
        } catch (IOException noUnshare) {
            return false;
        }
    }
}
