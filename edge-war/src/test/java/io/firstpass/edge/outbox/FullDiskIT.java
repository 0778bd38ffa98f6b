package io.firstpass.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full: a small one in memory, which only root may mount; skipped for anybody else. */
class FullDiskIT {
    private static final int MEBI = 1 << 20;

    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", disk.toString()));
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private void leave(long bytes) throws IOException {
        Path filler = disk.resolve("filler");
        Files.deleteIfExists(filler);
        long free = Files.getFileStore(disk).getUsableSpace();
        Files.write(filler, new byte[(int) Math.max(0, free - bytes)]);
    }

    @Test
    void saysSoAndLosesNothingAndGoesOnWhenThereIsRoom() throws IOException {
        Path data = Files.createDirectory(disk.resolve("data"));
        List<NewInspection> recorded = new ArrayList<>();
        OpenStore open = OpenStore.onDisk(data, Disk.of(disk, 16 * MEBI));
        try {
            leave(6 * MEBI);
            int refused = 0;
            for (int i = 0; refused == 0 && i < 20_000; i++) {
                NewInspection added = i % 10 == 0 ? Inspected.escalated(i, 0, new byte[200_000]) : Inspected.settled(i);
                try {
                    open.store.record(added);
                    recorded.add(added);
                } catch (StoreFull e) {
                    open.store.unrecorded();
                    refused++;
                }
            }
            assertThat(refused).as("the disk got full").isEqualTo(1);
            assertThat(open.store.state().unrecorded()).isEqualTo(1);
            assertThat(open.store.state().disk().nearlyFull()).isTrue();

            Files.delete(disk.resolve("filler"));
            NewInspection after = Inspected.settled(-1);
            open.store.record(after);
            recorded.add(after);
        } finally {
            open.open.close();
        }
        OpenStore again = OpenStore.onDisk(data, Disk.of(disk, 16 * MEBI));
        try {
            assertThat(again.store.report()).isEmpty();
            for (NewInspection one : recorded)
                assertThat(again.store.find(one.inspection().id())).isPresent();
        } finally {
            again.open.close();
        }
    }
}
