package io.firstpass.edge.sync;

import java.util.concurrent.CompletionStage;

/** Hands events to the broker, in the order of the calls. */
interface EventUplink {
    /**
     * Completes when the broker has acknowledged the event, or exceptionally: with {@link Refused} if it does not want this
     * one, with anything else if it may not have it; sending again is safe, the receiver knows the id.
     *
     * @throws RuntimeException if it was not even handed over
     */
    CompletionStage<Void> send(OutboundEvent event);
}
