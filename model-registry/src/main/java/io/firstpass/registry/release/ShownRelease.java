package io.firstpass.registry.release;

import io.firstpass.contract.RolloutStage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A release as REST and pages show it. {@code sites} empty is every site of the channel; {@code ended} is null unless it
 * was taken back; {@code checked} is null until its bounds were held against the audits for the first time.
 */
public record ShownRelease(
        UUID id,
        long number,
        String channel,
        String digest,
        String name,
        String version,
        RolloutStage stage,
        List<String> sites,
        RolloutState state,
        Bounds bounds,
        String actor,
        Instant at,
        Instant stageSince,
        Instant doneAt,
        Ended ended,
        Checked checked,
        long rowVersion) {

    /** Who took it back, when and why. */
    public record Ended(Instant at, String actor, String why) {}

    /**
     * What the audits said when they were looked at last. {@code decision} is ADVANCE, ROLL_BACK or WAIT; {@code candidate}
     * and {@code production} are null where they were not asked for.
     */
    public record Checked(
            Instant at, String decision, String text, long missingUnits, Outcomes candidate, Outcomes production) {}

    static ShownRelease of(Rollout rollout, long number, String name, String version, Checked checked) {
        return new ShownRelease(
                rollout.id(),
                number,
                rollout.channel(),
                rollout.digest(),
                name,
                version,
                rollout.stage(),
                rollout.sites(),
                rollout.state(),
                rollout.bounds().orElse(null),
                rollout.actor(),
                rollout.at(),
                rollout.stageSince(),
                rollout.doneAt().orElse(null),
                rollout.end()
                        .map(end -> new Ended(end.at(), end.actor(), end.why()))
                        .orElse(null),
                checked,
                rollout.rowVersion());
    }
}
