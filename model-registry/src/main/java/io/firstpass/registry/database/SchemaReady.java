package io.firstpass.registry.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the tables are those that this program was built for. */
@Readiness
@ApplicationScoped
public class SchemaReady implements HealthCheck {
    @Inject
    Schema schema;

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("registry-database");
        if (schema.isCurrent()) return answer.up().build();
        return answer.down()
                .withData("reason", "the database was not reached yet")
                .build();
    }
}
