package io.firstpass.registry.log;

import io.firstpass.audit.AuditEntry;
import java.time.Instant;

/** An event in its place, as callers see it. */
public record ShownEvent(
        String stream,
        long number,
        Instant at,
        String actor,
        String action,
        String subject,
        String before,
        String after,
        String from,
        String hash) {
    static ShownEvent of(AuditEntry entry) {
        var event = entry.event();
        return new ShownEvent(
                event.stream(),
                entry.number(),
                event.at(),
                event.actor(),
                event.action(),
                event.subject(),
                event.before(),
                event.after(),
                event.from(),
                entry.hash());
    }
}
