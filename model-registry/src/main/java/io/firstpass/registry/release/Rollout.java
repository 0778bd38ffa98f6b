package io.firstpass.registry.release;

import io.firstpass.contract.RolloutStage;
import io.firstpass.registry.rest.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One release of a version to a channel, from its first stage to its end. Immutable: each step is a new value.
 *
 * @param sites whom its stage holds for; empty is every site of the channel
 * @param stageSince when its stage began
 * @param doneAt when it was everywhere; what a fall-back brings back keeps this time
 * @param rowVersion counts its changes, 0 before it was entered
 */
record Rollout(
        UUID id,
        String channel,
        String digest,
        RolloutStage stage,
        List<String> sites,
        Optional<Bounds> bounds,
        RolloutState state,
        String actor,
        Instant at,
        Instant stageSince,
        Optional<Instant> doneAt,
        Optional<End> end,
        long rowVersion) {

    /** Who took it back, when and why. */
    record End(Instant at, String actor, String why) {}

    Rollout {
        sites = List.copyOf(sites);
    }

    static Rollout begun(String channel, Proposal proposal, List<String> sites) {
        return new Rollout(
                        UUID.randomUUID(),
                        channel,
                        proposal.digest(),
                        proposal.stage(),
                        sites,
                        proposal.bounds(),
                        RolloutState.RUNNING,
                        proposal.actor(),
                        proposal.at(),
                        proposal.at(),
                        Optional.empty(),
                        Optional.empty(),
                        0)
                .at(proposal.stage(), sites, proposal.at());
    }

    /** In the next stage; everywhere it is done. */
    Rollout at(RolloutStage next, List<String> reached, Instant now) {
        return next == RolloutStage.ALL
                ? changed(next, List.of(), RolloutState.DONE, now, Optional.of(now), end)
                : changed(next, reached, state, now, doneAt, end);
    }

    Rollout superseded() {
        return changed(stage, sites, RolloutState.SUPERSEDED, stageSince, doneAt, end);
    }

    Rollout restored(Instant now) {
        return changed(stage, sites, RolloutState.DONE, now, doneAt, end);
    }

    Rollout rolledBack(String by, String why, Instant now) {
        return changed(stage, sites, RolloutState.ROLLED_BACK, stageSince, doneAt, Optional.of(new End(now, by, why)));
    }

    /** @throws Refusal where somebody changed it since the caller looked */
    void refuseUnlessSeen(long seenVersion) {
        if (seenVersion != rowVersion)
            throw new Refusal(412, "release-changed", id, rowVersion, state, stage, stageSince, seenVersion);
    }

    boolean runs() {
        return state == RolloutState.RUNNING || state == RolloutState.DONE;
    }

    private Rollout changed(
            RolloutStage newStage,
            List<String> newSites,
            RolloutState newState,
            Instant since,
            Optional<Instant> done,
            Optional<End> ended) {
        return new Rollout(
                id, channel, digest, newStage, newSites, bounds, newState, actor, at, since, done, ended, rowVersion);
    }
}
