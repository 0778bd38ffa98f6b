package io.firstpass.edge.inspection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.contract.Outcome;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.Verdict;
import io.firstpass.contract.json.Messages;
import io.firstpass.edge.outbox.StoredInspection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An inspection with everything that was said about it since. */
final class InspectionHistory {
    /** Who said what, and when: the edge a verdict, a model or a reviewer an outcome. */
    record Said(Verdict verdict, Outcome outcome, String by, Instant at) {}

    private InspectionHistory() {}

    /** The fields of the inspection, and {@code rulings}, {@code currentVerdict} and {@code history} beside them. */
    static ObjectNode of(StoredInspection stored) {
        ObjectNode json = Messages.mapper().valueToTree(stored.inspection());
        json.set("rulings", Messages.mapper().valueToTree(stored.rulings()));
        json.put("currentVerdict", stored.currentVerdict().name());
        json.set("history", Messages.mapper().valueToTree(history(stored)));
        return json;
    }

    private static List<Said> history(StoredInspection stored) {
        List<Said> history = new ArrayList<>();
        history.add(new Said(
                stored.inspection().verdict(), null, "EDGE", stored.inspection().capturedAt()));
        for (Ruling ruling : stored.rulings())
            history.add(new Said(null, ruling.outcome(), ruling.decidedBy().name(), ruling.decidedAt()));
        return history;
    }
}
