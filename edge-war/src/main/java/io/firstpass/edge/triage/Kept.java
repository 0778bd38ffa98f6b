package io.firstpass.edge.triage;

/**
 * Why a frame that might have gone to the cloud stays at home: {@link #POLICY}, the verdict is in doubt, but the station's
 * hard-example policy does not ask for a second look; otherwise the policy does, and the budget that it is named after is
 * spent, or kept for frames that tell more.
 */
public enum Kept {
    POLICY,
    ESCALATIONS,
    BYTES,
    REVIEWERS
}
