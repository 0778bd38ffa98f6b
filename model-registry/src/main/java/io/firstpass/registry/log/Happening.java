package io.firstpass.registry.log;

import io.firstpass.audit.AuditEvent;
import java.time.Instant;

/**
 * Something that may happen often and then is the same each time: somebody logged in, or was refused. {@code why} may be
 * null. Whoever did not log in has the actor {@link #NOBODY}; the name that was tried is the subject.
 */
record Happening(String actor, String action, String subject, String why, String from) {
    static final String NOBODY = "-";
    private static final String STREAM = "access";

    AuditEvent first(Instant at) {
        return event(at, why);
    }

    /** The same again, so many times. */
    AuditEvent again(Instant at, Instant since, long times) {
        String more = times + " more since " + since;
        return event(at, why == null ? more : why + "; " + more);
    }

    /** Where there are too many different ones to tell them apart. */
    Happening amongOthers() {
        return new Happening(NOBODY, action, "others", null, "others");
    }

    private AuditEvent event(Instant at, String after) {
        return new AuditEvent(STREAM, at, actor, action, subject, null, after, from);
    }
}
