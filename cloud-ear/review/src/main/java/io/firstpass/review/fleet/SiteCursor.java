package io.firstpass.review.fleet;

import io.firstpass.review.rest.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The place of a page's last site in the order of the list. */
record SiteCursor(int rank, String site) {
    static final SiteCursor START = new SiteCursor(-1, "");

    private static final Pattern FORM = Pattern.compile("([0-4])-([A-Za-z0-9._-]{1,64})");

    /** @throws jakarta.ws.rs.WebApplicationException where no answer ever gave it */
    static SiteCursor of(String text) {
        if (text == null) return START;
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) throw Problem.invalid("after", "needs to be what an earlier answer gave as next");
        return new SiteCursor(Integer.parseInt(parts.group(1)), parts.group(2));
    }

    @Override
    public String toString() {
        return rank + "-" + site;
    }
}
