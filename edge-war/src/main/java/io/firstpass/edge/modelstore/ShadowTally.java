package io.firstpass.edge.modelstore;

import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.ModelRef;
import io.firstpass.vision.detection.Certainty;
import java.time.Instant;
import java.util.Optional;

/**
 * The counts of one candidate beside one model, both by digest, since they were first seen together. A frame passes where
 * it is clean; in doubt it does not, whatever the site makes of a HOLD, so that sites can be summed up.
 */
record ShadowTally(
        String candidate,
        String serving,
        Instant since,
        long bothPass,
        long bothFail,
        long onlyCandidateFails,
        long onlyCandidatePasses,
        long modelHolds,
        long candidateHolds) {
    static ShadowTally begun(String candidate, String serving, Instant since) {
        return new ShadowTally(candidate, serving, since, 0, 0, 0, 0, 0, 0);
    }

    boolean isOf(String candidate, String serving) {
        return candidate.equals(this.candidate) && serving.equals(this.serving);
    }

    ShadowTally with(Certainty model, Certainty found) {
        boolean passed = model == Certainty.CLEAN;
        boolean passes = found == Certainty.CLEAN;
        return new ShadowTally(
                candidate,
                serving,
                since,
                bothPass + one(passed && passes),
                bothFail + one(!passed && !passes),
                onlyCandidateFails + one(passed && !passes),
                onlyCandidatePasses + one(!passed && passes),
                modelHolds + one(model == Certainty.DOUBT),
                candidateHolds + one(found == Certainty.DOUBT));
    }

    Heartbeat.Shadow told(ModelRef model, Optional<String> reason) {
        return new Heartbeat.Shadow(
                model,
                since,
                bothPass + bothFail + onlyCandidateFails + onlyCandidatePasses,
                bothPass,
                bothFail,
                onlyCandidateFails,
                onlyCandidatePasses,
                modelHolds,
                candidateHolds,
                reason.orElse(null));
    }

    private static int one(boolean isSo) {
        return isSo ? 1 : 0;
    }
}
