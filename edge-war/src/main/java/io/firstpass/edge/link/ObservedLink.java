package io.firstpass.edge.link;

import io.firstpass.contract.Heartbeat.Outage;
import io.firstpass.contract.LinkState;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Concludes from the attempts to use its channels how the link is. Online until an attempt says otherwise. Thread-safe. */
final class ObservedLink implements Link, Attempts {
    private static final Logger LOG = System.getLogger(ObservedLink.class.getName());

    private final Clock clock;
    private final Consumer<LinkChanged> listener;
    private final Consumer<ChannelBack> back;
    private Failures failures;
    private Standing standing = new Standing.Online();
    private Instant since;
    private Instant firstFailure;
    private Outage outage;

    /**
     * @param listener is called in the order of the changes, by whoever caused them: it must return at once
     * @param back as well, after the change that it may have brought
     */
    ObservedLink(int failuresUntilOffline, Clock clock, Consumer<LinkChanged> listener, Consumer<ChannelBack> back) {
        this.failures = Failures.none(failuresUntilOffline);
        this.clock = clock;
        this.listener = listener;
        this.back = back;
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
    public synchronized Optional<Outage> outage() {
        return Optional.ofNullable(outage);
    }

    @Override
    public synchronized Map<Channel, Integer> failing() {
        return failures.inARow();
    }

    @Override
    public void succeeded(Channel channel) {
        attempted(channel, true);
    }

    @Override
    public void failed(Channel channel) {
        attempted(channel, false);
    }

    @Override
    public synchronized void caughtUp() {
        move(Standing::caughtUp);
    }

    private synchronized void attempted(Channel channel, boolean success) {
        if (success && !failures.inARow().containsKey(channel)) return;
        if (failures.none()) firstFailure = clock.instant();
        failures = failures.after(channel, success);
        move(at -> at.after(failures));
        if (success) back.accept(new ChannelBack(channel));
    }

    private void move(UnaryOperator<Standing> step) {
        LinkState before = standing.state();
        standing = step.apply(standing);
        LinkState now = standing.state();
        if (now == before) return;
        since = clock.instant();
        if (now == LinkState.OFFLINE) outage = new Outage(firstFailure, null);
        if (before == LinkState.OFFLINE) outage = new Outage(outage.from(), since);
        LOG.log(Level.INFO, "the link to the cloud was {0} and is {1}{2}", before, now, because());
        listener.accept(new LinkChanged(before, now, since));
    }

    private String because() {
        return failures.none() ? "" : "; failures in a row: " + failures.inARow();
    }
}
