package io.firstpass.edge.outbox;

import io.firstpass.contract.Inspection;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.Verdict;
import java.util.List;

/** A recorded inspection with its rulings, the earliest revision first. */
public record StoredInspection(Inspection inspection, String frameSha256, List<Ruling> rulings) {
    public StoredInspection {
        rulings = List.copyOf(rulings);
    }

    /** What the unit's verdict is now: the edge's own until a ruling settles it. */
    public Verdict currentVerdict() {
        if (rulings.isEmpty()) return inspection.verdict();
        return switch (rulings.get(rulings.size() - 1).outcome()) {
            case CONFIRMED_DEFECT -> Verdict.FAIL;
            case NO_DEFECT -> Verdict.PASS;
            case UNSETTLED -> inspection.verdict();
        };
    }
}
