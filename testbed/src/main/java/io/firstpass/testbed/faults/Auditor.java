package io.firstpass.testbed.faults;

import io.firstpass.contract.EntryKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Gathers the facts, each from the place where it lies, and never from what the product has counted. */
final class Auditor {
    private final CloudBooks cloud;
    private final TopicBooks topics;
    private final EdgeBooks edge;
    private final Map<EntryNumber, Numbered> numbers;
    private final Set<UUID> told = new HashSet<>();

    /** @param numbers what is known of the edge's numbers; it may grow */
    Auditor(CloudBooks cloud, TopicBooks topics, EdgeBooks edge, Map<EntryNumber, Numbered> numbers) {
        this.cloud = cloud;
        this.topics = topics;
        this.edge = edge;
        this.numbers = numbers;
    }

    /** Whether nothing is on its way any more: what was told to be lost may have been saved, and come all the same. */
    boolean allTaken() {
        return topics.allTaken() && cloud.waitingLooks() == 0;
    }

    Facts facts(PlantLine line) {
        List<Sent> sent = line.sent();
        Set<UUID> escalated = ids(sent.stream().filter(Sent::escalated));
        Map<UUID, Integer> rulings = cloud.rulings(line.prefix());
        Map<UUID, String> ledger = cloud.inspections(line.prefix());
        List<CloudBooks.Expired> expired = cloud.expired();
        return new Facts(
                ids(sent.stream()),
                escalated,
                rulings,
                topics.rulings(),
                ledger.keySet(),
                expired(expired, EntryKind.ESCALATION),
                expired(expired, EntryKind.INSPECTION),
                untold(escalated, rulings.keySet()),
                ledger.size() - new HashSet<>(ledger.values()).size());
    }

    private static Set<UUID> ids(Stream<Sent> sent) {
        return sent.map(board -> board.answer().id()).collect(Collectors.toSet());
    }

    private Set<UUID> expired(List<CloudBooks.Expired> all, EntryKind kind) {
        return all.stream()
                .flatMap(this::entries)
                .filter(entry -> entry.kind() == kind)
                .map(Numbered::inspection)
                .collect(Collectors.toSet());
    }

    /** A range is resolved by what the edge's store said of its numbers while it still could. */
    private Stream<Numbered> entries(CloudBooks.Expired expired) {
        if (expired.kind().isPresent() && expired.inspection().isPresent())
            return Stream.of(
                    new Numbered(expired.kind().get(), expired.inspection().get()));
        return LongStream.rangeClosed(expired.first(), expired.through())
                .mapToObj(sequence -> numbers.get(new EntryNumber(expired.epoch(), sequence)))
                .filter(java.util.Objects::nonNull);
    }

    /** Rulings do not go away, so that each inspection is asked for until it has its own. */
    private Set<UUID> untold(Set<UUID> escalated, Set<UUID> ruled) {
        Set<UUID> lacking = new HashSet<>();
        for (UUID id : escalated) {
            if (!ruled.contains(id) || told.contains(id)) continue;
            if (edge.lacksRuling(id)) lacking.add(id);
            else told.add(id);
        }
        return lacking;
    }
}
