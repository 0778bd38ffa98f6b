package io.firstpass.edge.inspection;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The trace that a call belongs to, as W3C {@code traceparent}; the later sending continues it. */
record TraceContext(Optional<String> traceparent) {
    private static final Pattern W3C = Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    static TraceContext none() {
        return new TraceContext(Optional.empty());
    }

    /** Our own span where tracing is on; otherwise what the caller sent, if that is well-formed. */
    static TraceContext current(String header) {
        SpanContext span = Span.current().getSpanContext();
        if (span.isValid())
            return new TraceContext(Optional.of("00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                    + span.getTraceFlags().asHex()));
        return new TraceContext(
                Optional.ofNullable(header).filter(sent -> W3C.matcher(sent).matches()));
    }

    /** Null where there is no trace, as the contract has it. */
    String traceId() {
        return traceparent
                .map(W3C::matcher)
                .filter(Matcher::matches)
                .map(matched -> matched.group(1))
                .orElse(null);
    }
}
