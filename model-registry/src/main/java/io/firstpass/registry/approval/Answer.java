package io.firstpass.registry.approval;

import java.util.List;
import java.util.Locale;

/** What comes of a wish. */
public sealed interface Answer {
    /** It counts; the person's earlier decisions on this version, if any, are replaced by it. */
    record Entered(Approval approval, List<Approval> replaced) implements Answer {}

    /** The same was said before and still counts: nothing changes. */
    record Repeated(Approval approval) implements Answer {}

    /** It does not count. {@code facts} fill the sentence that says why. */
    record Refused(Cause cause, List<Object> facts) implements Answer {}

    /** Why a decision is refused. */
    enum Cause {
        CLOSED,
        ROLE_NEEDED,
        SUBMITTER,
        TWO_ROLES,
        REASON_NEEDED,
        EVIDENCE_CHANGED,
        REPLAYED,
        GATES_OPEN;

        public String slug() {
            return "approval-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
