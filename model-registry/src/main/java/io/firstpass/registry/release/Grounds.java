package io.firstpass.registry.release;

import io.firstpass.contract.ModelRef;
import io.firstpass.provenance.ReleaseStatement;
import java.time.Instant;
import java.util.List;

/**
 * What a release rests on: who agreed under which policy, and the builder's signature. Kept with the release, so that
 * what was in production can come back although its approvals have expired since.
 */
record Grounds(
        ModelRef model, List<ReleaseStatement.Approval> approvals, String policyVersion, String packageSignature) {

    ReleaseStatement statement(Rollout rollout, Instant issuedAt) {
        return new ReleaseStatement(
                model, rollout.channel(), rollout.stage(), rollout.sites(), approvals, policyVersion, issuedAt);
    }
}
