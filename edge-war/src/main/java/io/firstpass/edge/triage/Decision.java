package io.firstpass.edge.triage;

import io.firstpass.contract.Reason;
import io.firstpass.contract.Verdict;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A verdict, and whether the frame goes to the cloud: {@code reason} is empty where it stays. {@code
 * inclusionProbability} is there for random audits and for nothing else; {@code kept} where the frame would have gone, had
 * there been enough of the budgets, or had the policy asked for a frame in doubt.
 */
public record Decision(
        Verdict verdict,
        Optional<Reason> reason,
        int priority,
        OptionalDouble inclusionProbability,
        Optional<Kept> kept) {
    static final int AUDIT_PRIORITY = 6;

    static Decision doubt(int priority) {
        return escalation(Verdict.HOLD, Reason.DOUBT, priority);
    }

    static Decision hard(Verdict verdict, int priority) {
        return escalation(verdict, Reason.HARD, priority);
    }

    static Decision audit(Verdict verdict, double probability) {
        return new Decision(
                verdict, Optional.of(Reason.AUDIT), AUDIT_PRIORITY, OptionalDouble.of(probability), Optional.empty());
    }

    static Decision settled(Verdict verdict) {
        return new Decision(verdict, Optional.empty(), AUDIT_PRIORITY, OptionalDouble.empty(), Optional.empty());
    }

    static Decision kept(Verdict verdict, Kept why) {
        return new Decision(verdict, Optional.empty(), AUDIT_PRIORITY, OptionalDouble.empty(), Optional.of(why));
    }

    private static Decision escalation(Verdict verdict, Reason reason, int priority) {
        return new Decision(verdict, Optional.of(reason), priority, OptionalDouble.empty(), Optional.empty());
    }

    public boolean escalates() {
        return reason.isPresent();
    }
}
