package io.firstpass.edge.inspection;

import io.firstpass.contract.HoldLapse;
import io.firstpass.edge.live.LiveEvent;
import io.firstpass.edge.outbox.InspectionStore;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks every second for HOLDs whose deadline has passed, also for those of before a restart. */
@ApplicationScoped
class HoldTimer {
    @Resource
    private ManagedScheduledExecutorService timer;

    @Inject
    private InspectionStore store;

    @Inject
    private InspectorSettings settings;

    @Inject
    private Event<HoldLapse> lapsed;

    @Inject
    private Event<LiveEvent> live;

    private ScheduledFuture<?> looking;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        HoldWatch watch = new HoldWatch(() -> store.lapse(settings.triage().failSafe()), lapse -> {
            lapsed.fire(lapse);
            live.fireAsync(new LiveEvent("lapse", lapse));
        });
        looking = timer.scheduleWithFixedDelay(watch, 1, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (looking != null) looking.cancel(false);
    }
}
