package io.firstpass.testbed.faults;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the line sent, and what lies afterwards in the cloud's database, on the rulings' topic and in the edge's store.
 *
 * @param inspected every inspection that the line got an answer for
 * @param escalated those of them whose frame was to go to the cloud
 * @param rulings how many rulings of the second look the database holds, for each inspection
 * @param published how many times each revision lies on the topic, for each inspection
 * @param ledger inspections whose metadata the database holds
 * @param expiredEscalations those whose escalation the database counts as expired
 * @param expiredInspections those whose metadata the database counts as expired
 * @param untold those that are ruled and still in the edge's store, but without their ruling
 * @param inspectedTwice serials under which the database holds more than one inspection
 */
record Facts(
        Set<UUID> inspected,
        Set<UUID> escalated,
        Map<UUID, Integer> rulings,
        Map<UUID, Map<Integer, Integer>> published,
        Set<UUID> ledger,
        Set<UUID> expiredEscalations,
        Set<UUID> expiredInspections,
        Set<UUID> untold,
        int inspectedTwice) {

    /** In the database, and on the topic. */
    int ruled() {
        return (int) escalated.stream().filter(this::isRuled).count();
    }

    int expired() {
        return (int) escalated.stream()
                .filter(id -> !isRuled(id) && expiredEscalations.contains(id))
                .count();
    }

    /** Escalations of which nobody knows what became. */
    int missingEscalations() {
        return escalated.size() - ruled() - expired();
    }

    /** Metadata of which nobody knows what became. */
    int missingInspections() {
        return (int) inspected.stream()
                .filter(id -> !ledger.contains(id) && !expiredInspections.contains(id))
                .count();
    }

    int expiredMetadata() {
        return (int) inspected.stream()
                .filter(id -> !ledger.contains(id) && expiredInspections.contains(id))
                .count();
    }

    /** Rulings that the plant was never told. */
    int missingRulings() {
        return (int) untold.stream().filter(this::isRuled).count();
    }

    int missing() {
        return missingEscalations() + missingInspections() + missingRulings();
    }

    /** With more than one ruling of the second look, or a revision that was published more than once. */
    int ruledTwice() {
        return (int) inspected.stream().filter(this::isRuledTwice).count();
    }

    private boolean isRuled(UUID id) {
        return rulings.containsKey(id) && published.containsKey(id);
    }

    private boolean isRuledTwice(UUID id) {
        return rulings.getOrDefault(id, 0) > 1
                || published.getOrDefault(id, Map.of()).values().stream().anyMatch(times -> times > 1);
    }
}
