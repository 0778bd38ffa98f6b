package io.firstpass.edge.live;

import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.Outcome;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.Verdict;
import java.time.Instant;

/**
 * What was said about a unit, by whom and when: the edge and the deadline of a HOLD say a verdict, a model and a reviewer an
 * outcome. The other one is null.
 *
 * @param by {@code EDGE}, {@code DEADLINE}, {@code MODEL} or {@code REVIEWER}
 */
public record Said(Verdict verdict, Outcome outcome, String by, Instant at) {
    static Said of(Inspection inspection) {
        return new Said(inspection.verdict(), null, "EDGE", inspection.capturedAt());
    }

    static Said of(HoldLapse lapse) {
        return new Said(lapse.verdict(), null, "DEADLINE", lapse.lapsedAt());
    }

    static Said of(Ruling ruling) {
        return new Said(null, ruling.outcome(), ruling.decidedBy().name(), ruling.decidedAt());
    }
}
