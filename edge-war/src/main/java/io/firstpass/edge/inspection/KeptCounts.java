package io.firstpass.edge.inspection;

import io.firstpass.edge.live.KeptAtHome;
import io.firstpass.edge.triage.Kept;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts the frames that stay at home. */
@ApplicationScoped
class KeptCounts implements KeptAtHome {
    private final Map<Kept, LongAdder> counts = new EnumMap<>(Kept.class);

    KeptCounts() {
        for (Kept reason : Kept.values()) counts.put(reason, new LongAdder());
    }

    void count(@Observes Inspected inspected) {
        inspected.kept().ifPresent(reason -> counts.get(reason).increment());
    }

    @Override
    public Map<String, Long> byReason() {
        Map<String, Long> byReason = new LinkedHashMap<>();
        counts.forEach((reason, count) -> byReason.put(reason.name(), count.sum()));
        return byReason;
    }
}
