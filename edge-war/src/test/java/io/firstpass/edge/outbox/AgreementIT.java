package io.firstpass.edge.outbox;

import static io.firstpass.edge.outbox.Inspected.escalated;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.EntryKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreementIT {
    @TempDir
    Path folder;

    @Test
    void removesFramesWithoutARowAndHalfWrittenOnes() throws IOException {
        NewInspection kept = escalated("A", 0);
        OpenStore.inMemory(folder).store.record(kept);
        Path frames = folder.resolve("frames");
        Files.writeString(frames.resolve(UUID.randomUUID().toString()), "renamed, never committed");
        Files.writeString(frames.resolve(UUID.randomUUID() + ".part"), "half");

        OpenStore.inMemory(folder);

        try (Stream<Path> files = Files.list(frames)) {
            assertThat(files)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly(kept.inspection().id().toString());
        }
    }

    @Test
    void tellsOfAnEscalationWhoseFrameIsGoneAndKeepsItsInspection() throws IOException {
        NewInspection lost = escalated("A", 0);
        OpenStore.inMemory(folder).store.record(lost);
        Files.delete(folder.resolve("frames").resolve(lost.inspection().id().toString()));

        OpenStore reopened = OpenStore.inMemory(folder);

        assertThat(reopened.next(50)).extracting(Entry::kind).containsExactly(EntryKind.INSPECTION);
        assertThat(reopened.store.backlog().escalations()).isZero();
        assertThat(reopened.store.find(lost.inspection().id())).isPresent();
    }
}
