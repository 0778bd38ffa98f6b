package io.firstpass.review.cases;

import io.firstpass.contract.Topics;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Tells each site its rulings, every revision once and in the order of the outbox, whatever is killed in between.
 *
 * <p>A window of rulings goes out in one transaction and is marked afterwards. When this one begins, after another
 * server's turn and after any failure it does not know whether the last window went out: then it takes over, which
 * settles that, reads what stands on a site's topic and marks it, and only then sends that site more. A site whose topic
 * takes nothing waits alone. For one thread.
 */
final class RulingPublisher implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RulingPublisher.class.getName());

    private static final int WINDOW = 200;

    private final RulingOutbox outbox;
    private final RulingTopics topics;
    private final Turn turn;
    private final SitePauses pauses;
    private final Clock clock;

    /** The sites of which all that stands on their topics is marked. */
    private final Set<String> known = new HashSet<>();

    RulingPublisher(RulingOutbox outbox, RulingTopics topics, Turn turn, SitePauses pauses, Clock clock) {
        this.outbox = outbox;
        this.topics = topics;
        this.turn = turn;
        this.pauses = pauses;
        this.clock = clock;
    }

    /**
     * Publishes what is due, up to a window's length.
     *
     * @return false where there is nothing to do, or another server does it
     * @throws Exception where database or broker are away; whoever has them has the turn
     */
    boolean publishWindow() throws Exception {
        try {
            if (turn.take()) return publish();
            forget();
            return false;
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /** Lets another server publish. */
    @Override
    public void close() {
        forget();
        turn.pass();
    }

    private void forget() {
        known.clear();
        topics.close();
    }

    private boolean publish() throws Exception {
        List<UnsentRuling> window = oldest();
        if (window.isEmpty()) return false;
        if (learn(sites(window))) window = oldest();
        List<UnsentRuling> due =
                window.stream().filter(ruling -> known.contains(ruling.site())).toList();
        if (!due.isEmpty()) send(due);
        return true;
    }

    private List<UnsentRuling> oldest() throws Exception {
        return outbox.oldest(WINDOW, pauses.paused(clock.instant()));
    }

    /** @return whether the window may have changed by what was found */
    private boolean learn(Set<String> sites) throws Exception {
        topics.takeOver();
        sites.removeAll(known);
        for (String site : sites) learn(site);
        return !sites.isEmpty();
    }

    private void learn(String site) throws Exception {
        try {
            topics.read(site, outbox.places(Topics.rulings(site)), this::found);
            known.add(site);
        } catch (SitesRefused e) {
            pause(e);
        }
    }

    /** However long a topic is, the turn does not end over it. */
    private void found(Told told) throws Exception {
        outbox.mark(told);
        turn.take();
    }

    private void send(List<UnsentRuling> window) throws Exception {
        try {
            outbox.mark(topics.publish(window));
            sites(window).forEach(pauses::succeeded);
        } catch (SitesRefused e) {
            pause(e);
        }
    }

    private void pause(SitesRefused refused) {
        refused.reasons().forEach((site, reason) -> {
            LOG.log(
                    Level.WARNING,
                    reason,
                    () -> "rulings for site " + site + " cannot be sent and are tried again later");
            known.remove(site);
            pauses.failed(site, clock.instant());
        });
    }

    private static Set<String> sites(List<UnsentRuling> rulings) {
        return rulings.stream().map(UnsentRuling::site).collect(Collectors.toCollection(HashSet::new));
    }
}
