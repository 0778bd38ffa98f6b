package io.firstpass.review.ingest;

import io.firstpass.review.fleet.Receipt;
import io.firstpass.review.fleet.Receipts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Enters records together with the receipts for their numbers, in one transaction: all of them or none. */
@ApplicationScoped
public class Entering {
    @Inject
    Receipts receipts;

    @Transactional
    public void enter(List<Entry> entries) {
        entries.forEach(entry -> entry.enter().run());
        receipts.enter(
                entries.stream().map(Entry::receipt).flatMap(Optional::stream).toList());
    }

    /** That a numbered record came, although it could not be taken. */
    @Transactional
    public void enterRefused(Receipt receipt) {
        receipts.enter(List.of(receipt));
    }
}
