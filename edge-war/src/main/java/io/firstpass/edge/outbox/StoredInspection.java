package io.firstpass.edge.outbox;

import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.Verdict;
import java.util.List;
import java.util.Optional;

/** A recorded inspection with its rulings, the earliest revision first, and with the lapse of its HOLD. */
public record StoredInspection(
        Inspection inspection, String frameSha256, List<Ruling> rulings, Optional<HoldLapse> lapse) {
    public StoredInspection {
        rulings = List.copyOf(rulings);
    }

    /** One whose HOLD, if it is one, has not lapsed. */
    public StoredInspection(Inspection inspection, String frameSha256, List<Ruling> rulings) {
        this(inspection, frameSha256, rulings, Optional.empty());
    }

    /** What the unit's verdict is now: the edge's own, or the fail-safe after a lapse, until a ruling settles it. */
    public Verdict currentVerdict() {
        Verdict unsettled = lapse.map(HoldLapse::verdict).orElse(inspection.verdict());
        if (rulings.isEmpty()) return unsettled;
        return switch (rulings.get(rulings.size() - 1).outcome()) {
            case CONFIRMED_DEFECT -> Verdict.FAIL;
            case NO_DEFECT -> Verdict.PASS;
            case UNSETTLED -> unsettled;
        };
    }
}
