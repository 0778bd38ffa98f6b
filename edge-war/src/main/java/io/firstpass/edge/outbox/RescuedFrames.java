package io.firstpass.edge.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;

/** Records escalations again by the notes beside their frames, where the old store no longer tells of them. */
final class RescuedFrames {
    private static final int ROWS = 200;

    private final Derby target;
    private final String epoch;
    private final FrameFiles frames;
    private final FrameSeal seal;
    private final Clock clock;
    private final Set<UUID> sent;
    private long escalations;
    private long useless;

    RescuedFrames(Derby target, String epoch, FrameFiles frames, FrameSeal seal, Clock clock, OldEntries entries) {
        this.target = target;
        this.epoch = epoch;
        this.frames = frames;
        this.seal = seal;
        this.clock = clock;
        this.sent = entries.sentEscalations();
    }

    void recordAgain() {
        List<String> names = frames.names();
        for (int from = 0; from < names.size(); from += ROWS) {
            List<String> some = names.subList(from, Math.min(names.size(), from + ROWS));
            target.transact("record escalations again", connection -> {
                for (String name : some) recordAgain(connection, name);
                return null;
            });
        }
    }

    long escalations() {
        return escalations;
    }

    /** Files without a note that this edge's password opens. */
    long useless() {
        return useless;
    }

    private void recordAgain(Connection connection, String name) throws SQLException {
        Optional<UUID> id = id(name);
        if (id.isPresent() && sent.contains(id.get())) return;
        if (id.isPresent() && new Queue(connection).escalationOf(id.get()).isPresent()) return;
        Optional<FrameNote> note =
                id.flatMap(inspection -> frames.note(name).flatMap(closed -> seal.open(inspection, closed)));
        if (note.isEmpty()) {
            useless++;
            return;
        }
        recordAgain(connection, note.get());
        escalations++;
    }

    private void recordAgain(Connection connection, FrameNote note) throws SQLException {
        NewInspection again = new NewInspection(
                note.inspection(),
                Optional.of(new byte[0]),
                note.frameSha256(),
                note.contentType(),
                note.inclusionProbability() == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(note.inclusionProbability()),
                Optional.ofNullable(note.idempotencyKey()),
                Optional.ofNullable(note.traceparent()));
        FrameSeal.Sealed frame = new FrameSeal.Sealed(
                new byte[0],
                note.sealedSha256(),
                frames.sealedBytes(note.inspection().id()));
        Instant now = clock.instant();
        if (new Inspections(connection).has(note.inspection().id())) {
            Entries rows = new Entries(connection);
            rows.add(rows.drawNumbers(1), Recording.escalation(again, frame), now, Preparation.BEGINNING);
        } else new Recording(connection, epoch, now, Preparation.BEGINNING).add(again, Optional.of(frame));
    }

    private static Optional<UUID> id(String name) {
        try {
            return Optional.of(UUID.fromString(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
