package io.firstpass.edge.link;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Concludes from the attempts to use the link how it is. Online until an attempt says otherwise. Thread-safe. */
final class ObservedLink implements Link, Attempts {
    private static final Logger LOG = System.getLogger(ObservedLink.class.getName());

    private final Clock clock;
    private Standing standing = new Standing.Online();
    private Instant since;

    ObservedLink(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized LinkState state() {
        return standing.state();
    }

    @Override
    public synchronized Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    @Override
    public void succeeded() {
        move(Standing::onSuccess);
    }

    @Override
    public void failed() {
        move(Standing::onFailure);
    }

    @Override
    public void caughtUp() {
        move(Standing::onCaughtUp);
    }

    private synchronized void move(UnaryOperator<Standing> step) {
        LinkState before = standing.state();
        standing = step.apply(standing);
        if (standing.state() == before) return;
        since = clock.instant();
        LOG.log(Level.INFO, "the link to the cloud was {0} and is {1}", before, standing.state());
    }
}
