package io.firstpass.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** An export made without a database. */
final class Exported {
    private static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final CheckpointKey key;
    private final ExportLines lines;

    Exported(CheckpointKey key) {
        this.key = key;
        this.lines = lines(text);
    }

    Exported of(String stream, int events) {
        return of(stream, events, "sha256:");
    }

    /** @param subject with which each event's begins */
    Exported of(String stream, int events, String subject) {
        try {
            write(lines, key, stream, events, subject);
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> lines() {
        try {
            lines.end(NOW, key);
            return text.toString(StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(ExportLines lines, CheckpointKey key, String stream, int events, String subject)
            throws IOException {
        Head head = new Head(stream, 0, Chain.start());
        for (int i = 0; i < events; i++) {
            AuditEvent event = AuditDatabase.event(stream, i, subject + i).asKept();
            head = head.followedBy(event);
            lines.event(new AuditEntry(head.number(), event, HexFormat.of().formatHex(head.hash())));
        }
        lines.lastCheckpoint(Checkpoint.sign(head, NOW, key));
    }

    static ExportLines lines(OutputStream out) {
        try {
            return new ExportLines(out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
