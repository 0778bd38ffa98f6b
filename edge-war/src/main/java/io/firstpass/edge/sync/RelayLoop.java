package io.firstpass.edge.sync;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Runs the relay round by round until it is stopped: at once while that works, backing off after a failure until there is
 * a reason to try.
 */
final class RelayLoop implements Runnable {
    private static final Logger LOG = System.getLogger(RelayLoop.class.getName());

    interface Rounds {
        /** Waits itself where there is nothing to send. */
        Round round() throws InterruptedException;
    }

    private final Rounds relay;
    private final Pauses pauses;
    private final Backoff backoff;
    private boolean failing;
    private volatile boolean stopped;

    RelayLoop(Rounds relay, Pauses pauses, Backoff backoff) {
        this.relay = relay;
        this.pauses = pauses;
        this.backoff = backoff;
    }

    @Override
    public void run() {
        try {
            while (!stopped) step();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes effect after the round that is under way; a client may swallow the interrupt that is to shorten it. */
    void stop() {
        stopped = true;
    }

    private void step() throws InterruptedException {
        try {
            Round round = relay.round();
            if (round instanceof Round.Failed failed) failed(failed.cause());
            else if (round instanceof Round.Moved) succeeded();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void succeeded() {
        if (failing) LOG.log(Level.INFO, "sending works again");
        failing = false;
        backoff.reset();
    }

    /** One line an outage, not one a try. */
    private void failed(Exception failure) throws InterruptedException {
        LOG.log(failing ? Level.DEBUG : Level.WARNING, "could not send, will keep trying", failure);
        failing = true;
        if (pauses.afterFailure(backoff.next())) backoff.reset();
    }
}
