package io.firstpass.registry.release;

import io.firstpass.contract.RolloutStage;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody asks to be released.
 *
 * @param model the name of what the digest is a version of
 * @param again his word that it may come back after it was rolled back
 */
record Proposal(
        String model,
        String digest,
        RolloutStage stage,
        Reach reach,
        Optional<Bounds> bounds,
        boolean again,
        String actor,
        Instant at) {}
