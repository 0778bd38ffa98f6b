package io.firstpass.edge.triage;

import io.firstpass.contract.Detection;
import java.util.List;

/** Hard is what any of its policies finds hard; there is as much to learn as the policy says that sees the most. */
final class AnyOf implements HardExamplePolicy {
    private final List<HardExamplePolicy> policies;

    AnyOf(List<HardExamplePolicy> policies) {
        this.policies = List.copyOf(policies);
    }

    /** Asks all of them, so that a random share is one of all frames. */
    @Override
    public Judgement judge(List<Detection> detections) {
        List<Judgement> judgements =
                policies.stream().map(policy -> policy.judge(detections)).toList();
        return new Judgement(
                judgements.stream().anyMatch(Judgement::hard),
                judgements.stream().mapToDouble(Judgement::information).max().orElse(0));
    }
}
