package io.firstpass.registry.release;

import io.firstpass.contract.RolloutStage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A channel of four sites and what runs there, as the tests want it. */
final class Rollouts {
    static final Instant NOW = Instant.parse("2026-11-24T10:15:30Z");
    static final String MODEL = "pcb-edge";
    static final String OLD = "a".repeat(64);
    static final String NEW = "b".repeat(64);
    static final Channel LINE =
            new Channel("line-a", List.of("plant-1", "plant-2", "plant-3", "plant-4"), List.of(), false, NOW, 1);
    static final ChannelState EMPTY =
            new ChannelState(LINE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private Rollouts() {}

    static Proposal proposal(String digest, RolloutStage stage, String... sites) {
        return new Proposal(MODEL, digest, stage, new Reach(List.of(sites), null), Optional.empty(), false, "mia", NOW);
    }

    static Proposal share(double share) {
        return new Proposal(
                MODEL, NEW, RolloutStage.CANARY, new Reach(null, share), Optional.empty(), false, "mia", NOW);
    }

    /** The channel after a step; what was superseded is what a fall-back brings back. */
    static ChannelState after(ChannelState at, Change change) {
        Optional<Rollout> production = at.production();
        Optional<Rollout> candidate = at.candidate();
        Optional<Rollout> before = at.before();
        for (Rollout rollout : change.after()) {
            if (production.filter(other -> other.id().equals(rollout.id())).isPresent()) production = Optional.empty();
            if (candidate.filter(other -> other.id().equals(rollout.id())).isPresent()) candidate = Optional.empty();
            if (before.filter(other -> other.id().equals(rollout.id())).isPresent()) before = Optional.empty();
            switch (rollout.state()) {
                case RUNNING -> candidate = Optional.of(rollout);
                case DONE -> production = Optional.of(rollout);
                case SUPERSEDED -> before = Optional.of(rollout);
                case ROLLED_BACK -> {}
            }
        }
        return new ChannelState(at.channel(), production.map(runs -> MODEL), production, candidate, before);
    }

    static ChannelState running(String digest) {
        return after(EMPTY, RolloutRules.begin(EMPTY, proposal(digest, RolloutStage.ALL), Optional.empty()));
    }

    static ChannelState begun(ChannelState at, Proposal proposal) {
        return after(at, RolloutRules.begin(at, proposal, Optional.empty()));
    }

    static ChannelState advanced(ChannelState at, String... sites) {
        return after(
                at,
                RolloutRules.advance(at, at.candidate().get(), new Reach(List.of(sites), null), NOW.plusSeconds(60)));
    }
}
