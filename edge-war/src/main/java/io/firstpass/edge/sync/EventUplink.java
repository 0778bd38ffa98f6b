package io.firstpass.edge.sync;

import java.util.concurrent.CompletionStage;

/** Hands events to the broker, in the order of the calls. */
interface EventUplink {
    /**
     * Completes when the broker has acknowledged the event.
     *
     * @throws RuntimeException if it was not even handed over; sending again is safe, the receiver knows the id
     */
    CompletionStage<Void> send(OutboundEvent event);
}
