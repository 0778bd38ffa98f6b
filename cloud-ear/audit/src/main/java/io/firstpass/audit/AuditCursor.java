package io.firstpass.audit;

import java.time.DateTimeException;
import java.time.Instant;

/** The place in a search after which the next page begins. Its text is safe in a URL. */
public record AuditCursor(Instant at, String stream, long number) {

    /** @throws IllegalArgumentException if the text is not one that {@link #toString} made */
    public static AuditCursor parse(String text) {
        String[] parts = text.split("_", -1);
        try {
            if (parts.length == 3) return new AuditCursor(Instant.parse(parts[0]), parts[1], Long.parseLong(parts[2]));
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException(refusal(text), e);
        }
        throw new IllegalArgumentException(refusal(text));
    }

    private static String refusal(String text) {
        return "'" + text + "' is no cursor of the audit log: take the one that the page before gave";
    }

    @Override
    public String toString() {
        return Chain.time(at) + "_" + stream + "_" + number;
    }
}
