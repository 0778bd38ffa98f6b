package io.firstpass.contract;

import java.time.Instant;
import java.util.List;

/**
 * What a channel's sites are to run, from the registry: a later message replaces an earlier one as a whole.
 * {@code production} is null while nothing is released to every site, {@code candidate} while nothing is on its way.
 * {@code windows} are when a site may change over, in its local time; empty is at once, as after a rollback.
 * {@code statement} is the proof of all the rest, the time too: a Sigstore bundle in JSON, signed with the registry's
 * release key. A message that says anything else than it is nobody's.
 */
public record Release(
        String channel,
        Released production,
        Released candidate,
        List<ChangeWindow> windows,
        Instant issuedAt,
        String statement) {
    public Release {
        Required.present("channel", channel);
        if (production != null && production.stage() != RolloutStage.ALL)
            throw new InvalidMessage("production.stage", "needs to be ALL, is " + production.stage());
        if (candidate != null && candidate.stage() == RolloutStage.ALL)
            throw new InvalidMessage("candidate.stage", "needs to be SHADOW or CANARY, is ALL");
        windows = Required.list("windows", windows);
        Required.present("issuedAt", issuedAt);
        Required.present("statement", statement);
    }
}
