package io.firstpass.registry.model;

import io.firstpass.registry.rest.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Tells of packages that were turned away: nothing of them is kept but that. */
@ApplicationScoped
class Refusals {
    @Inject
    Event<Deed> deeds;

    /** In a transaction of its own, whatever becomes of the caller's. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void tell(String digest, Refusal refusal, String actor, String from) {
        deeds.fire(new Deed(actor, "package.refuse", digest, "", refusal.getMessage(), from));
    }
}
