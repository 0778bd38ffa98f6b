package io.firstpass.registry.log;

import io.firstpass.audit.AuditEvent;
import io.firstpass.registry.model.Deed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Instant;

/**
 * Writes every deed into the log, inside the deed's transaction: both are kept or neither. All deeds of the registry are
 * one stream, so that their order is proven; each waits for the one before it from here to its commit.
 */
@ApplicationScoped
class Deeds {
    static final String STREAM = "registry";

    @Inject
    AuditTrail trail;

    void onDeed(@Observes(during = TransactionPhase.IN_PROGRESS) Deed deed) {
        trail.append(new AuditEvent(
                STREAM,
                Instant.now(),
                deed.actor(),
                deed.action(),
                deed.subject(),
                deed.before(),
                deed.after(),
                deed.from()));
    }
}
