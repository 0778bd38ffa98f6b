package io.firstpass.review.cases;

import java.util.Map;

/** Topics that took nothing, each with why, while those of other sites might have. */
final class SitesRefused extends Exception {
    private final transient Map<String, Exception> reasons;

    SitesRefused(Map<String, Exception> reasons) {
        super("the topics of " + reasons.keySet() + " took nothing");
        this.reasons = Map.copyOf(reasons);
    }

    Map<String, Exception> reasons() {
        return reasons;
    }
}
