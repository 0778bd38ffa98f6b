package io.firstpass.edge.inspection;

import io.firstpass.edge.outbox.InspectionStore;
import io.firstpass.edge.outbox.NewInspection;
import io.firstpass.edge.outbox.StoreFull;
import io.firstpass.edge.outbox.StoredInspection;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Records inspections for as long as there is disk for them; a full disk must not stop the line. Thread-safe. */
final class Recording {
    private static final Logger LOG = System.getLogger(Recording.class.getName());

    private final InspectionStore store;
    private final AtomicBoolean full = new AtomicBoolean();

    Recording(InspectionStore store) {
        this.store = store;
    }

    /**
     * What is stored now, or empty where the disk is full; that is counted, and logged once until there is room again.
     *
     * @throws io.firstpass.edge.outbox.StoreFailed where it could not be recorded for another reason
     */
    Optional<StoredInspection> record(NewInspection added) {
        try {
            StoredInspection stored = store.record(added);
            if (full.compareAndSet(true, false)) LOG.log(Level.INFO, "there is disk again: inspections are recorded");
            return Optional.of(stored);
        } catch (StoreFull e) {
            store.unrecorded();
            if (full.compareAndSet(false, true))
                LOG.log(Level.ERROR, "the disk is full: inspections go on and are not recorded until there is room", e);
            return Optional.empty();
        }
    }
}
