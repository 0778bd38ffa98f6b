package io.firstpass.review.secondlook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the larger model is loaded and warmed up; else it says what keeps it. */
@Readiness
@ApplicationScoped
public class ModelReady implements HealthCheck {
    @Inject
    CloudModel model;

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("model");
        return model.refusal()
                .map(reason -> answer.down()
                        .withData("state", model.isRefused() ? "REFUSED" : "LOADING")
                        .withData("reason", reason)
                        .build())
                .orElseGet(() -> answer.up().build());
    }
}
