package io.firstpass.edge.outbox;

import io.firstpass.contract.SequenceRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The numbers of a range that none of some others covers. */
final class Gaps {
    private Gaps() {}

    /** In ascending order. {@code known} may overlap and be in any order. */
    static List<SequenceRange> in(SequenceRange range, Collection<SequenceRange> known) {
        List<SequenceRange> gaps = new ArrayList<>();
        long open = range.from();
        List<SequenceRange> ordered =
                known.stream().sorted(Comparator.comparing(SequenceRange::from)).toList();
        for (SequenceRange one : ordered) {
            if (one.from() > range.through()) break;
            if (one.from() > open) gaps.add(new SequenceRange(open, one.from() - 1));
            open = Math.max(open, one.through() + 1);
        }
        if (open <= range.through()) gaps.add(new SequenceRange(open, range.through()));
        return gaps;
    }
}
