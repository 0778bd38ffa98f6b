package io.firstpass.review.secondlook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the larger model is loaded and warmed up; else it says what keeps it. One that the registry did not approve keeps
 * nobody from the pages, those of the registry among them: it only does not look at frames, and that is said.
 */
@Readiness
@ApplicationScoped
public class ModelReady implements HealthCheck {
    @Inject
    CloudModel model;

    @Override
    public HealthCheckResponse call() {
        CloudModel.State state = model.state();
        var answer = HealthCheckResponse.named("model").withData("state", state.name());
        model.refusal().ifPresent(reason -> answer.withData("reason", reason));
        return answer.status(state == CloudModel.State.LOADED || state == CloudModel.State.WAITING)
                .build();
    }
}
