package io.firstpass.review.secondlook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the larger model is loaded and warmed up; else it says what keeps it. One that the registry did not approve, or
 * not at first, keeps nobody from the pages, those of the registry among them: it only does not look at frames, and that
 * is said.
 */
@Readiness
@ApplicationScoped
public class ModelReady implements HealthCheck {
    @Inject
    CloudModel model;

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("model")
                .withData("state", model.state().name());
        model.refusal().ifPresent(reason -> answer.withData("reason", reason));
        return answer.status(model.isServerReady()).build();
    }
}
