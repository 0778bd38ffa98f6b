package io.firstpass.registry.release;

import java.util.List;

/**
 * One step of a release that is on its way. {@code rowVersion} is the release's as the caller saw it; {@code sites} or
 * {@code share} are for the step to the canary, {@code reason} is for the way back.
 */
public record StepRequest(Long rowVersion, List<String> sites, Double share, String reason) {
    static final StepRequest NONE = new StepRequest(null, null, null, null);
}
