package io.firstpass.edge.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.json.Messages;
import io.firstpass.edge.outbox.InspectionStore;

/** A ruling as those hear it who listen: its own fields, and {@code revises}, a {@link Said} or null. */
final class RulingNews {
    private RulingNews() {}

    static ObjectNode of(Ruling ruling, InspectionStore store) {
        ObjectNode json = Messages.mapper().valueToTree(ruling);
        Said revised = store.find(ruling.inspectionId())
                .flatMap(stored -> VerdictHistory.revisedBy(ruling, stored))
                .orElse(null);
        json.set("revises", Messages.mapper().valueToTree(revised));
        return json;
    }
}
