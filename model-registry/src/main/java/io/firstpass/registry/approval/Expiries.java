package io.firstpass.registry.approval;

import io.firstpass.registry.database.Schema;
import io.firstpass.registry.gates.PolicyInForce;
import io.firstpass.registry.settings.RegistrySettings;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/**
 * Looks every minute or so for what nobody here did: approvals that expired or were given under another policy, scans that
 * are too old, builders' keys that were revoked. Nothing waits for it: whoever asks for a standing gets the one of that moment.
 */
@ApplicationScoped
class Expiries {
    private static final Logger LOG = Logger.getLogger(Expiries.class.getName());

    @Resource(lookup = "jdbc/firstpass")
    DataSource database;

    @Inject
    Schema schema;

    @Inject
    @ConfigProperties
    RegistrySettings settings;

    @Inject
    Standings standings;

    @Inject
    PolicyInForce policy;

    @Inject
    ChangedGrounds grounds;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private ScheduledFuture<?> turns;

    /** The rule knows its two roles by name: a policy that wants others would not get what it asks for. */
    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        List<String> roles = policy.get().approval().roles();
        Set<String> known = Set.of(Role.SECURITY.slug(), Role.QUALITY.slug());
        if (!known.equals(Set.copyOf(roles)))
            throw new IllegalArgumentException(
                    "firstpass.registry.policy: approval.roles is " + roles + ", allowed is security and quality");
        long rest = settings.expiryCheck.toMillis();
        turns = scheduler.scheduleWithFixedDelay(this::turn, 0, rest, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (turns != null) turns.cancel(true);
    }

    private void turn() {
        try {
            schema.ensure();
            new DueVersions(database).at(Instant.now(), policy.get()).forEach(standings::settle);
            grounds.look();
        } catch (RuntimeException e) {
            // An exception out of a scheduled task would end all later turns.
            LOG.log(Level.WARNING, "what expired is not marked this time; it counts no longer all the same", e);
        }
    }
}
