package io.firstpass.registry.release;

import io.firstpass.contract.Required;
import io.firstpass.contract.RolloutStage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be released where. {@code sites} or {@code share} say which sites the first stage holds for; neither is all
 * of them, where the stage allows it. {@code again}: it was rolled back here before, and is meant to come back.
 */
public record ReleaseRequest(
        String digest,
        String channel,
        RolloutStage stage,
        List<String> sites,
        Double share,
        Bounds bounds,
        Boolean again) {
    public ReleaseRequest {
        Required.digest("digest", digest);
        Required.present("channel", channel);
        Required.present("stage", stage);
        if (sites != null) sites = Required.list("sites", sites);
    }

    Proposal proposal(String model, String actor, Instant at) {
        return new Proposal(
                model,
                digest,
                stage,
                new Reach(sites, share),
                Optional.ofNullable(bounds),
                Boolean.TRUE.equals(again),
                actor,
                at);
    }
}
