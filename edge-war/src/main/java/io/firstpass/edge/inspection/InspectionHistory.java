package io.firstpass.edge.inspection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.contract.json.Messages;
import io.firstpass.edge.live.VerdictHistory;
import io.firstpass.edge.outbox.StoredInspection;

/** An inspection with everything that was said about it since. */
final class InspectionHistory {
    private InspectionHistory() {}

    /** The fields of the inspection, and {@code rulings}, {@code currentVerdict} and {@code history} beside them. */
    static ObjectNode of(StoredInspection stored) {
        ObjectNode json = Messages.mapper().valueToTree(stored.inspection());
        json.set("rulings", Messages.mapper().valueToTree(stored.rulings()));
        json.put("currentVerdict", stored.currentVerdict().name());
        json.set("history", Messages.mapper().valueToTree(VerdictHistory.of(stored)));
        return json;
    }
}
