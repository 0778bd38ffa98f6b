package io.firstpass.registry.release;

import io.firstpass.registry.model.Aliases;
import io.firstpass.registry.model.Deed;
import io.firstpass.registry.model.ShownVersion;
import io.firstpass.registry.model.State;
import io.firstpass.registry.model.VersionBook;
import io.firstpass.registry.rest.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Releases versions to channels, and takes them back. Each step is one transaction with its audit event and its message;
 * the steps of one channel come one by one. Thread-safe.
 */
@ApplicationScoped
public class Releases {
    @Inject
    ReleaseBook book;

    @Inject
    ChannelSteps steps;

    @Inject
    Candidates candidates;

    @Inject
    VersionBook versions;

    @Inject
    Aliases aliases;

    @Inject
    Event<Deed> deeds;

    /** @throws Refusal where it may not be released, or another is on its way */
    @Transactional
    public ShownRelease begin(ReleaseRequest wish, String actor, String from) {
        ChannelState at = locked(wish.channel());
        Grounds grounds = candidates.releasable(wish.digest());
        Proposal proposal = wish.proposal(grounds.model().name(), actor, now());
        Change change = RolloutRules.begin(at, proposal, book.last(wish.channel(), wish.digest()));
        return entered(at, change, Optional.of(grounds), new Doer(actor, "release.begin", from));
    }

    /** @param seen the release's row version as the caller saw it: whoever comes second reads what changed meanwhile */
    @Transactional
    public ShownRelease advance(UUID id, long seen, List<String> sites, Double share, String actor, String from) {
        ChannelState at = lockedOf(id);
        Rollout rollout = seen(id, seen);
        Change change = RolloutRules.advance(at, rollout, new Reach(sites, share), now());
        Grounds grounds = candidates.releasable(rollout.digest());
        return entered(at, change, Optional.of(grounds), new Doer(actor, "release.advance", from));
    }

    /** @param seen as for advance */
    @Transactional
    public ShownRelease rollBack(UUID id, long seen, String why, String actor, String from) {
        ChannelState at = lockedOf(id);
        Change change = RolloutRules.rollBack(at, seen(id, seen), actor, why, now());
        return entered(at, change, Optional.empty(), new Doer(actor, "release.rollback", from));
    }

    /** Takes a revoked version out of a channel that is locked, where it is there. */
    void revoke(ChannelState at, String digest, String why, String actor, String from) {
        Change change = RolloutRules.revoke(at, digest, actor, why, now());
        if (!change.isNone()) entered(at, change, Optional.empty(), new Doer(actor, "release.rollback", from));
    }

    @Transactional
    public Optional<ShownRelease> find(UUID id) {
        return book.findShown(id);
    }

    /** The newest first. {@code channel} may be empty: any. {@code before} is a release's number. */
    @Transactional
    public List<ShownRelease> page(String channel, long before, int limit) {
        return book.page(channel, before, limit);
    }

    /** Who takes the step, what it is called in the audit log, and the address that it was asked from. */
    private record Doer(String actor, String action, String from) {}

    private ShownRelease entered(ChannelState at, Change change, Optional<Grounds> fresh, Doer doer) {
        steps.take(at.channel(), change, fresh, now());
        for (Rollout rollout : change.after()) if (rollout.runs()) runs(rollout, doer);
        Rollout subject = subject(change, doer);
        deeds.fire(new Deed(
                doer.actor(),
                doer.action(),
                subject.digest(),
                told(at),
                told(book.lock(at.channel().name()).orElseThrow()),
                doer.from()));
        return book.findShown(subject.id()).orElseThrow();
    }

    /** A fall-back is about what goes, every other step about what comes. */
    private static Rollout subject(Change change, Doer doer) {
        List<Rollout> after = change.after();
        return after.get(doer.action().equals("release.rollback") ? 0 : after.size() - 1);
    }

    private void runs(Rollout rollout, Doer doer) {
        ShownVersion version = versions.look(rollout.digest()).orElseThrow();
        if (version.state() == State.APPROVED) versions.become(rollout.digest(), State.RELEASED);
        if (rollout.state() == RolloutState.DONE)
            aliases.point(version.name(), Aliases.PRODUCTION, rollout.digest(), doer.actor(), doer.from());
    }

    private static String told(ChannelState at) {
        return at.channel().name() + " production "
                + at.production().map(Rollout::digest).orElse("-") + " candidate "
                + at.candidate()
                        .map(rollout -> rollout.digest() + " " + rollout.stage() + " " + rollout.sites())
                        .orElse("-");
    }

    private ChannelState locked(String channel) {
        return book.lock(channel).orElseThrow(() -> new Refusal(404, "not-found", channel));
    }

    private ChannelState lockedOf(UUID id) {
        return book.find(id)
                .flatMap(rollout -> book.lock(rollout.channel()))
                .orElseThrow(() -> new Refusal(404, "not-found", id));
    }

    /** Read again, now that its channel is held. */
    private Rollout seen(UUID id, long seen) {
        Rollout rollout = book.find(id).orElseThrow();
        rollout.refuseUnlessSeen(seen);
        return rollout;
    }

    /** As PostgreSQL keeps it. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
