package io.firstpass.registry.gates;

import io.firstpass.registry.database.Schema;
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
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/**
 * The gate policy of this server for as long as it runs: the one that is configured, or the product's own. It is told to
 * nobody before it is entered among those that were ever in force, so that one version says one thing for good.
 */
@ApplicationScoped
public class PolicyInForce {
    private static final Logger LOG = Logger.getLogger(PolicyInForce.class.getName());

    @Inject
    @ConfigProperties
    RegistrySettings settings;

    @Inject
    Schema schema;

    @Inject
    PolicyLedger ledger;

    private GatePolicy policy;
    private volatile boolean entered;

    /** A server may be there before its database: then the first who asks for the policy has it entered. */
    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        try {
            get();
        } catch (IllegalArgumentException refused) {
            throw refused;
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "whether the gate policy may be in force is looked up once the database is there",
                    e);
        }
    }

    @PostConstruct
    void read() {
        policy = settings.policy.map(PolicyInForce::read).orElseGet(GatePolicy::shipped);
    }

    /** @throws IllegalArgumentException if what was in force before rules it out; at the start it stops it */
    public GatePolicy get() {
        if (!entered) enter();
        return policy;
    }

    private void enter() {
        schema.ensure();
        try {
            ledger.enter(policy);
        } catch (PolicyRefused e) {
            throw refused(settings.policy.orElse("the product's own"), e);
        }
        entered = true;
    }

    /** @throws IllegalArgumentException if it cannot be used; it stops the start and names the key */
    static GatePolicy read(String path) {
        try {
            return GatePolicy.read(Files.readAllBytes(Path.of(path)));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "firstpass.registry.policy is " + path + ", allowed is the path of a readable gate policy", e);
        } catch (PolicyRefused e) {
            throw refused(path, e);
        }
    }

    private static IllegalArgumentException refused(String which, PolicyRefused e) {
        return new IllegalArgumentException(
                "firstpass.registry.policy is " + which + ", and that is no policy to use: " + e.getMessage(), e);
    }
}
