package io.firstpass.edge.inspection;

import io.firstpass.contract.HoldLapse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Ends the HOLDs whose deadline has passed. {@code overdue} commits the fail-safe verdict of each and returns them; then
 * each is told to {@code witness}. Whatever fails is logged, once until it works again: the next run takes them up.
 */
final class HoldWatch implements Runnable {
    private static final Logger LOG = System.getLogger(HoldWatch.class.getName());

    private final Supplier<List<HoldLapse>> overdue;
    private final Consumer<HoldLapse> witness;
    private boolean failing;

    HoldWatch(Supplier<List<HoldLapse>> overdue, Consumer<HoldLapse> witness) {
        this.overdue = overdue;
        this.witness = witness;
    }

    @Override
    public void run() {
        try {
            for (HoldLapse lapse : overdue.get()) tell(lapse);
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) LOG.log(Level.ERROR, "HOLDs outlast their deadline: the store cannot take its passing", e);
            failing = true;
        }
    }

    /** It is committed: that somebody could not hear of it must not keep the others from being told. */
    private void tell(HoldLapse lapse) {
        try {
            witness.accept(lapse);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the lapse of inspection " + lapse.inspectionId() + " could not be told", e);
        }
    }
}
