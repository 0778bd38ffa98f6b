package io.firstpass.registry.release;

import io.firstpass.registry.rest.Refusal;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The row version that a caller saw: in his request, or as an entity tag in {@code If-Match}. */
final class Seen {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    private Seen() {}

    static OptionalLong find(String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) return OptionalLong.empty();
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) throw new Refusal(400, "invalid-parameter", "If-Match", "\"<rowVersion>\"", ifMatch);
        return OptionalLong.of(Long.parseLong(tag.group(1)));
    }

    /** @throws Refusal 428 where neither says it */
    static long get(Long rowVersion, String ifMatch) {
        if (rowVersion != null) return rowVersion;
        return find(ifMatch).orElseThrow(() -> new Refusal(428, "row-version-needed"));
    }

    static String tag(long rowVersion) {
        return "\"" + rowVersion + "\"";
    }
}
