package io.firstpass.edge.inspection;

import java.util.List;
import java.util.Locale;

/** An error as RFC 9457 has it. {@code instance} is the path that was called. */
record Problem(String type, String title, int status, String detail, String instance) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(ProblemType type, List<Object> facts, Locale locale, String instance) {
        ProblemTexts texts = ProblemTexts.in(locale);
        return new Problem(type.urn(), texts.title(type), type.status(), texts.detail(type, facts), instance);
    }
}
