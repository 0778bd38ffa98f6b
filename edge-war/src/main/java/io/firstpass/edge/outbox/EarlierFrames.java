package io.firstpass.edge.outbox;

import io.firstpass.contract.ExpiryReason;
import io.firstpass.contract.Sha256;
import java.lang.System.Logger.Level;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Optional;

/** Seals the frames that an earlier version, without encryption, left in the clear. A kill in between does no harm. */
final class EarlierFrames {
    private final Outbox outbox;

    EarlierFrames(Outbox outbox) {
        this.outbox = outbox;
    }

    void seal(List<Head> inTheClear) {
        inTheClear.forEach(this::seal);
        if (!inTheClear.isEmpty())
            System.getLogger(EarlierFrames.class.getName())
                    .log(Level.INFO, "encrypted {0} frames of an earlier version", inTheClear.size());
    }

    private void seal(Head head) {
        byte[] file = outbox.frames().read(head.inspection()).orElseThrow();
        Entry entry = entry(head);
        Optional<FrameSeal.Sealed> done = FrameFile.read(file)
                .map(there ->
                        new FrameSeal.Sealed(file, Sha256.of(there.frame()).hex(), there.frame().length));
        if (done.isEmpty() && !Sha256.of(file).hex().equals(entry.frameSha256())) {
            outbox.expiring().expire(List.of(head), ExpiryReason.FRAME_ALTERED);
            return;
        }
        FrameSeal.Sealed frame = done.orElseGet(() -> outbox.seal().seal(recorded(entry, file)));
        if (done.isEmpty()) outbox.frames().replace(head.inspection(), frame.file());
        note(head.sequence(), frame);
    }

    private Entry entry(Head head) {
        return outbox.derby()
                .transact("read entry " + head.sequence(), connection -> new EntryContents(connection, outbox.epoch())
                        .read(head))
                .orElseThrow();
    }

    private static NewInspection recorded(Entry entry, byte[] frame) {
        return new NewInspection(
                entry.inspection(),
                Optional.of(frame),
                entry.frameSha256(),
                entry.contentType(),
                entry.inclusionProbability(),
                Optional.empty(),
                entry.traceparent());
    }

    private void note(long sequence, FrameSeal.Sealed frame) {
        outbox.derby().transact("note the digest of entry " + sequence, connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE entry SET sealed_sha256 = ?, bytes = ? WHERE sequence = ?")) {
                update.setString(1, frame.sha256());
                update.setLong(2, frame.bytes());
                update.setLong(3, sequence);
                return update.executeUpdate();
            }
        });
    }
}
