package io.firstpass.registry.release;

import io.firstpass.contract.RolloutStage;
import io.firstpass.registry.rest.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of the roll-out. A channel has one version in production and one on its way at most, both of the same model.
 * A release may begin at any stage and then goes on step by step: shadow, canary, all. Taken back, it gives way to what
 * ran before. Nothing here knows of tables or time; whoever calls sees to it that the steps of one channel come one by
 * one.
 */
final class RolloutRules {
    private RolloutRules() {}

    /** @param last the release of the same version to this channel before, if there was one */
    static Change begin(ChannelState at, Proposal proposal, Optional<Rollout> last) {
        at.candidate().ifPresent(RolloutRules::refuseRunning);
        if (runs(at.production(), proposal.digest()))
            throw new Refusal(
                    409,
                    "already-production",
                    proposal.digest(),
                    at.channel().name(),
                    at.production().get().stageSince());
        at.model()
                .filter(runs -> !runs.equals(proposal.model()))
                .ifPresent(runs -> refuseOtherModel(at, proposal, runs));
        if (!proposal.again()) last.flatMap(Rollout::end).ifPresent(end -> refuseAgain(at, proposal, end));
        if (proposal.stage() == RolloutStage.SHADOW && at.production().isEmpty())
            throw new Refusal(409, "nothing-to-shadow", at.channel().name());
        List<String> sites = sites(at.channel(), proposal.stage(), proposal.reach(), proposal.digest(), List.of());
        return entered(at, Rollout.begun(at.channel().name(), proposal, sites));
    }

    /** One stage on. A canary goes where the shadow ran, unless {@code reach} says something else. */
    static Change advance(ChannelState at, Rollout rollout, Reach reach, Instant now) {
        if (rollout.state() != RolloutState.RUNNING) throw over(rollout);
        RolloutStage next = rollout.stage() == RolloutStage.SHADOW ? RolloutStage.CANARY : RolloutStage.ALL;
        List<String> sites = sites(at.channel(), next, reach, rollout.digest(), rollout.sites());
        return entered(at, rollout.at(next, sites, now));
    }

    /** The candidate goes; after the last stage what ran before comes back. Neither waits for a window. */
    static Change rollBack(ChannelState at, Rollout rollout, String by, String why, Instant now) {
        if (!rollout.runs()) throw over(rollout);
        if (rollout.state() == RolloutState.DONE && at.before().isEmpty())
            throw new Refusal(
                    409, "nothing-before", rollout.digest(), at.channel().name());
        return fallBack(at, rollout, by, why, now);
    }

    /** Every channel lets go of a revoked version, also where nothing is left to run then. */
    static Change revoke(ChannelState at, String digest, String by, String why, Instant now) {
        if (runs(at.candidate(), digest)) return fallBack(at, at.candidate().get(), by, why, now);
        if (runs(at.production(), digest)) return fallBack(at, at.production().get(), by, why, now);
        return new Change(List.of(), false);
    }

    private static Change fallBack(ChannelState at, Rollout rollout, String by, String why, Instant now) {
        var after = new ArrayList<Rollout>();
        after.add(rollout.rolledBack(by, why, now));
        if (rollout.state() == RolloutState.DONE) at.before().ifPresent(before -> after.add(before.restored(now)));
        return new Change(after, true);
    }

    private static Change entered(ChannelState at, Rollout rollout) {
        var after = new ArrayList<Rollout>();
        if (rollout.state() == RolloutState.DONE)
            at.production().ifPresent(production -> after.add(production.superseded()));
        after.add(rollout);
        return new Change(after, false);
    }

    private static List<String> sites(
            Channel channel, RolloutStage stage, Reach reach, String digest, List<String> otherwise) {
        if (stage == RolloutStage.ALL) {
            if (reach.isUnsaid()) return List.of();
            throw new Refusal(422, "reach-of-all");
        }
        List<String> sites = reach.isUnsaid() ? otherwise : reach.within(channel, digest);
        if (stage == RolloutStage.CANARY && sites.isEmpty())
            throw new Refusal(422, "reach-needed", String.join(", ", channel.sites()));
        return sites;
    }

    private static boolean runs(Optional<Rollout> rollout, String digest) {
        return rollout.filter(running -> running.digest().equals(digest)).isPresent();
    }

    private static void refuseRunning(Rollout running) {
        throw new Refusal(
                409,
                "release-running",
                running.channel(),
                running.digest(),
                running.stage(),
                running.stageSince(),
                running.actor());
    }

    /** Benchmarks compare a version with its own model's alone: of another one nobody knows what it would lose here. */
    private static void refuseOtherModel(ChannelState at, Proposal proposal, String runs) {
        throw new Refusal(
                409,
                "other-model",
                proposal.digest(),
                proposal.model(),
                at.channel().name(),
                runs);
    }

    private static void refuseAgain(ChannelState at, Proposal proposal, Rollout.End end) {
        throw new Refusal(
                409, "rolled-back-before", proposal.digest(), at.channel().name(), end.at(), end.actor(), end.why());
    }

    private static Refusal over(Rollout rollout) {
        String by = rollout.end().map(Rollout.End::actor).orElse(rollout.actor());
        Instant since = rollout.end().map(Rollout.End::at).orElse(rollout.stageSince());
        return new Refusal(409, "release-over", rollout.id(), rollout.state(), since, by);
    }
}
