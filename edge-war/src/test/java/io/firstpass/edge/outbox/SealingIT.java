package io.firstpass.edge.outbox;

import static io.firstpass.edge.outbox.Inspected.escalated;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.EntryKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingIT {
    @TempDir
    Path folder;

    private OpenStore open;
    private NewInspection recorded;
    private Entry entry;
    private Path file;

    @BeforeEach
    void record() {
        open = OpenStore.inMemory(folder);
        recorded = escalated("A", 0);
        open.store.record(recorded);
        entry = open.next(1).get(0);
        file = folder.resolve("frames").resolve(recorded.inspection().id().toString());
    }

    @Test
    void handsOutTheFrameForTheCloudOnly() {
        SealedFrame.Present sealed = (SealedFrame.Present) open.reader.sealed(entry);

        assertThat(entry.kind()).isEqualTo(EntryKind.ESCALATION);
        assertThat(entry.bytes()).isEqualTo(sealed.bytes().length);
        assertThat(CloudKeys.opened(sealed, entry.frameSha256())).isEqualTo("A".getBytes());
    }

    @Test
    void saysThatAFrameIsGone() throws IOException {
        Files.delete(file);

        assertThat(open.reader.sealed(entry)).isInstanceOf(SealedFrame.Lost.class);
    }

    @Test
    void noticesEachAlteredByteOfTheFrame() throws IOException {
        byte[] content = Files.readAllBytes(file);
        int frame = content.length - (int) entry.bytes();
        for (int at : new int[] {0, 4, frame, frame + 1, content.length - 1}) {
            byte[] altered = content.clone();
            altered[at] ^= 1;
            Files.write(file, altered);

            assertThat(open.reader.sealed(entry)).as("byte %d", at).isInstanceOf(SealedFrame.Altered.class);
        }
        Files.write(file, Arrays.copyOf(content, content.length - 1));
        assertThat(open.reader.sealed(entry)).isInstanceOf(SealedFrame.Altered.class);
        Files.write(file, new byte[0]);
        assertThat(open.reader.sealed(entry)).isInstanceOf(SealedFrame.Altered.class);
    }

    @Test
    void putsANoteBesideTheFrameThatOnlyThisEdgeReads() {
        byte[] note = open.frames.note(recorded.inspection().id().toString()).orElseThrow();

        Optional<FrameNote> read = open.outbox.seal().open(recorded.inspection().id(), note);

        assertThat(read).map(FrameNote::inspection).hasValue(recorded.inspection());
        assertThat(read).map(FrameNote::traceparent).hasValue(Inspected.TRACE);
        FrameSeal other = new FrameSeal(
                CloudKeys.publicKey(), StoreKeys.from("another password").notes());
        assertThat(other.open(recorded.inspection().id(), note)).isEmpty();
        assertThat(open.outbox.seal().open(java.util.UUID.randomUUID(), note)).isEmpty();
    }
}
