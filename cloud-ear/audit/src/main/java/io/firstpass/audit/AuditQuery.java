package io.firstpass.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** What to search for. A null restricts nothing; {@code since} is inclusive, {@code until} exclusive; 1 to 1,000 a page. */
public record AuditQuery(
        String stream,
        String subject,
        String actor,
        String action,
        Instant since,
        Instant until,
        AuditCursor after,
        int limit) {

    public AuditQuery {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit is " + limit + ", not 1 to 1000");
    }

    public static AuditQuery newest(int limit) {
        return new AuditQuery(null, null, null, null, null, null, null, limit);
    }

    public AuditQuery about(String subject) {
        return new AuditQuery(stream, subject, actor, action, since, until, after, limit);
    }

    public AuditQuery after(AuditCursor cursor) {
        return new AuditQuery(stream, subject, actor, action, since, until, cursor, limit);
    }

    /** Conditions with the value that each compares with. */
    Map<String, Object> conditions() {
        Map<String, Object> conditions = new LinkedHashMap<>();
        if (stream != null) conditions.put("stream = ?", stream);
        if (subject != null) conditions.put("subject = ?", subject);
        if (actor != null) conditions.put("actor = ?", actor);
        if (action != null) conditions.put("action = ?", action);
        if (since != null) conditions.put("at >= ?", since.atOffset(ZoneOffset.UTC));
        if (until != null) conditions.put("at < ?", until.atOffset(ZoneOffset.UTC));
        return conditions;
    }
}
