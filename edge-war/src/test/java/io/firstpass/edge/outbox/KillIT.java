package io.firstpass.edge.outbox;

import static io.firstpass.edge.outbox.Inspected.escalated;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kill leaves: a copy of the folder, taken while the store is open, stands for the disk at that moment. */
class KillIT {
    @TempDir
    Path folder;

    @Test
    void keepsEverythingThatRecordReturned() throws IOException {
        OpenStore open = OpenStore.onDisk(folder.resolve("edge"));
        List<NewInspection> recorded =
                Stream.of("A", "B", "C").map(serial -> escalated(serial, 1)).toList();
        recorded.forEach(open.store::record);

        OpenStore after = afterKill();

        assertThat(after.next(50)).isEqualTo(open.next(50)).hasSize(6);
        for (NewInspection inspection : recorded) {
            UUID id = inspection.inspection().id();
            assertThat(after.store.find(id)).map(StoredInspection::inspection).hasValue(inspection.inspection());
            assertThat(after.opened(inspection)).isEqualTo(inspection.frame().orElseThrow());
        }
    }

    private OpenStore afterKill() throws IOException {
        Path from = folder.resolve("edge");
        Path to = folder.resolve("copy");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(file -> !file.endsWith("db.lck")).toList())
                Files.copy(file, to.resolve(from.relativize(file)));
        }
        return OpenStore.onDisk(to);
    }
}
