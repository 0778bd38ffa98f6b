package io.firstpass.edge.modelstore;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the model is; says why when it is not. */
@Readiness
@ApplicationScoped
class ModelReadiness implements HealthCheck {
    @Inject
    private ModelStore store;

    @Override
    public HealthCheckResponse call() {
        ModelStatus status = store.status();
        var response = HealthCheckResponse.named("model")
                .status(status.state() == ModelState.READY)
                .withData("state", status.state().name());
        status.reason().ifPresent(reason -> response.withData("reason", reason));
        status.model().ifPresent(model -> response.withData(
                        "model", model.ref().name() + " " + model.ref().version())
                .withData("digest", model.ref().digest())
                .withData("variant", model.variant()));
        return response.build();
    }
}
