package io.firstpass.registry.gates;

import io.firstpass.registry.evidence.GatePolicy;
import io.firstpass.registry.evidence.PolicyRefused;
import io.firstpass.registry.settings.RegistrySettings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** The gate policy of this server for as long as it runs: the one that is configured, or the product's own. */
@ApplicationScoped
public class PolicyInForce {
    @Inject
    @ConfigProperties
    RegistrySettings settings;

    private GatePolicy policy;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        get();
    }

    @PostConstruct
    void read() {
        policy = settings.policy.map(PolicyInForce::read).orElseGet(GatePolicy::shipped);
    }

    public GatePolicy get() {
        return policy;
    }

    /** @throws IllegalArgumentException if it cannot be used; it stops the start and names the key */
    static GatePolicy read(String path) {
        try {
            return GatePolicy.read(Files.readAllBytes(Path.of(path)));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "firstpass.registry.policy is " + path + ", allowed is the path of a readable gate policy", e);
        } catch (PolicyRefused e) {
            throw new IllegalArgumentException(
                    "firstpass.registry.policy is " + path + ", and that is no policy to use: " + e.getMessage(), e);
        }
    }
}
