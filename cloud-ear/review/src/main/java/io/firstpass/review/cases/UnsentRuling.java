package io.firstpass.review.cases;

import io.firstpass.contract.Ruling;

/** A ruling that its site may not have been told yet; {@code traceparent} is null where the escalation came without one. */
record UnsentRuling(Ruling ruling, String traceparent) {
    String site() {
        return ruling.site();
    }
}
