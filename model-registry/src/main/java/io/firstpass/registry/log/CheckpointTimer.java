package io.firstpass.registry.log;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/**
 * Writes what was counted and signs where the log's streams end: by the clock, at the start for the settings, and when the
 * server stops. Where the database is away it tries again the next time.
 */
@ApplicationScoped
class CheckpointTimer {
    private static final Logger LOG = Logger.getLogger(CheckpointTimer.class.getName());
    private static final long FIRST_SECONDS = 1;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    @ConfigProperties
    AuditSettings settings;

    @Inject
    AuditTrail trail;

    @Inject
    AccessLog access;

    @Inject
    SettingsWatch watch;

    private ScheduledFuture<?> running;
    private boolean settingsTold;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        running = timer.scheduleWithFixedDelay(
                () -> sign(false), FIRST_SECONDS, settings.checkpoint.toSeconds(), TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (running != null) running.cancel(false);
        trail.end();
        sign(true);
    }

    private synchronized void sign(boolean last) {
        try {
            if (!settingsTold) watch.tell();
            settingsTold = true;
            access.tellRepeats(last);
            trail.checkpoint();
            if (last) trail.lastCheckpoint();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "the audit log gets no checkpoint now", e);
        }
    }
}
