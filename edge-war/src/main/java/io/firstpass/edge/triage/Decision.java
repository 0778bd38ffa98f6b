package io.firstpass.edge.triage;

import io.firstpass.contract.Reason;
import io.firstpass.contract.Verdict;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A verdict, and whether the frame goes to the cloud: {@code reason} is empty where it stays. {@code
 * inclusionProbability} is there for random audits and for nothing else.
 */
public record Decision(Verdict verdict, Optional<Reason> reason, int priority, OptionalDouble inclusionProbability) {
    static final int AUDIT_PRIORITY = 6;

    static Decision doubt(int priority) {
        return new Decision(Verdict.HOLD, Optional.of(Reason.DOUBT), priority, OptionalDouble.empty());
    }

    static Decision audit(Verdict verdict, double probability) {
        return new Decision(verdict, Optional.of(Reason.AUDIT), AUDIT_PRIORITY, OptionalDouble.of(probability));
    }

    static Decision settled(Verdict verdict) {
        return new Decision(verdict, Optional.empty(), AUDIT_PRIORITY, OptionalDouble.empty());
    }

    public boolean escalates() {
        return reason.isPresent();
    }
}
