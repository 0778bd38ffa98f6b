package io.firstpass.edge.live;

import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Outcome;
import io.firstpass.contract.Ruling;
import io.firstpass.edge.outbox.StoredInspection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who said what about one inspection, in the order in which it held at the line. */
public final class VerdictHistory {
    private VerdictHistory() {}

    public static List<Said> of(StoredInspection stored) {
        List<Said> history = new ArrayList<>();
        history.add(Said.of(stored.inspection()));
        Optional<HoldLapse> lapse = stored.lapse();
        for (Ruling ruling : stored.rulings()) {
            if (lapse.isPresent() && !cameBefore(ruling, lapse.get())) {
                history.add(Said.of(lapse.get()));
                lapse = Optional.empty();
            }
            history.add(Said.of(ruling));
        }
        lapse.map(Said::of).ifPresent(history::add);
        return List.copyOf(history);
    }

    /** A ruling that settles it would have kept the deadline from passing: it came later, whenever it was decided. */
    private static boolean cameBefore(Ruling ruling, HoldLapse lapse) {
        return ruling.outcome() == Outcome.UNSETTLED && ruling.decidedAt().isBefore(lapse.lapsedAt());
    }

    /**
     * What the ruling takes the place of: the ruling before it, or the deadline's verdict. Empty for a first answer, also
     * where it finds the edge's own verdict wrong, and for one that leaves the deadline's verdict standing.
     */
    public static Optional<Said> revisedBy(Ruling ruling, StoredInspection stored) {
        List<Ruling> before = stored.rulings().stream()
                .filter(one -> one.revision() < ruling.revision())
                .toList();
        Optional<Said> last = before.stream().reduce((one, next) -> next).map(Said::of);
        boolean answered = before.stream().anyMatch(one -> one.outcome() != Outcome.UNSETTLED);
        if (stored.lapse().isEmpty() || answered) return last;
        return ruling.outcome() == Outcome.UNSETTLED ? last : stored.lapse().map(Said::of);
    }
}
