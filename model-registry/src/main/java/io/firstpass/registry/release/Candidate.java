package io.firstpass.registry.release;

import io.firstpass.contract.ModelRef;
import io.firstpass.registry.approval.Approval;
import io.firstpass.registry.approval.Role;
import io.firstpass.registry.approval.Standing;
import io.firstpass.registry.model.State;
import io.firstpass.registry.rest.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A version that somebody wants to release, as its gates and officers see it at this moment.
 *
 * @param signatureGone why its builder's signature, once accepted, proves nothing any more
 */
record Candidate(
        ModelRef model, State state, Optional<String> signatureGone, List<String> openGates, Standing standing) {

    /** @throws Refusal unless it was approved, and all that the approval rests on still stands */
    void refuseUnlessReleasable() {
        if (state == State.RETIRED || state == State.REVOKED)
            throw new Refusal(409, "version-state", model.digest(), state);
        // Before the state and the gates, which only follow from it.
        signatureGone.ifPresent(why -> {
            throw new Refusal(409, "signature-gone", model.digest(), why);
        });
        if (state != State.APPROVED && state != State.RELEASED)
            throw new Refusal(409, "version-state", model.digest(), state);
        if (!standing.isApproved() || !openGates.isEmpty())
            throw new Refusal(
                    409, "approval-gone", model.digest(), listed(openGates), missing(), people(standing.objecting()));
    }

    private String missing() {
        return listed(standing.missing().stream().map(Role::slug).sorted().toList());
    }

    private static String people(List<Approval> approvals) {
        return listed(approvals.stream().map(Approval::actor).toList());
    }

    private static String listed(List<String> words) {
        return words.isEmpty() ? "-" : words.stream().collect(Collectors.joining(", "));
    }
}
