package io.firstpass.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Who did what to which subject, when and from where. {@code before} and {@code after} say what it changed, and may be null.
 * In the log, times are kept to the microsecond. What PostgreSQL cannot hold (NUL, half a surrogate pair) becomes U+FFFD, and
 * actor, subject and origin, which strangers may choose, are cut to 500 characters with an ellipsis: no name that
 * somebody makes up for a log-in can keep that log-in out of the log.
 */
public record AuditEvent(
        String stream,
        Instant at,
        String actor,
        String action,
        String subject,
        String before,
        String after,
        String from) {
    private static final Pattern STREAM = Pattern.compile("[a-z][a-z0-9.-]{0,63}");
    private static final Pattern ACTION = Pattern.compile("(?=.{1,64}$)[a-z]+([.-][a-z]+)*");
    private static final Pattern UNHOLDABLE = Pattern.compile("[\\x{0}\\x{D800}-\\x{DFFF}]");
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_STATE = 1_000_000;

    /** As it is appended; not done at construction, because what somebody put into the table must be shown as it is. */
    AuditEvent asKept() {
        if (!STREAM.matcher(stream).matches())
            throw new IllegalArgumentException("stream is '" + stream + "' and must match " + STREAM);
        if (!ACTION.matcher(action).matches())
            throw new IllegalArgumentException("action is '" + action + "' and must be dotted lower-case words");
        return new AuditEvent(
                stream,
                at.truncatedTo(ChronoUnit.MICROS),
                name(actor, "actor"),
                action,
                name(subject, "subject"),
                state(before, "before"),
                state(after, "after"),
                name(from, "from"));
    }

    private static String name(String text, String field) {
        String clean = clean(Objects.requireNonNull(text, field));
        if (clean.length() <= LONGEST_NAME) return clean;
        int end = Character.isHighSurrogate(clean.charAt(LONGEST_NAME - 2)) ? LONGEST_NAME - 2 : LONGEST_NAME - 1;
        return clean.substring(0, end) + "…";
    }

    private static String state(String text, String field) {
        if (text == null) return null;
        if (text.length() > LONGEST_STATE)
            throw new IllegalArgumentException(
                    field + " has " + text.length() + " characters and may have " + LONGEST_STATE);
        return clean(text);
    }

    private static String clean(String text) {
        return UNHOLDABLE.matcher(text).replaceAll("\uFFFD");
    }
}
