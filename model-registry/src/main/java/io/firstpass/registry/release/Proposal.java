package io.firstpass.registry.release;

import io.firstpass.contract.RolloutStage;
import java.time.Instant;
import java.util.Optional;

/** What somebody asks to be released. {@code again} is his word that it may come back after it was rolled back. */
record Proposal(
        String digest,
        RolloutStage stage,
        Reach reach,
        Optional<Bounds> bounds,
        boolean again,
        String actor,
        Instant at) {}
