package io.firstpass.edge.inspection;

import io.firstpass.edge.batching.SteadyClock;
import io.firstpass.edge.live.LiveEvent;
import io.firstpass.edge.live.RecentFrames;
import io.firstpass.edge.live.RecentInspections;
import io.firstpass.edge.outbox.InspectionStore;
import io.firstpass.edge.settings.Settings;
import io.firstpass.edge.triage.Budgets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Puts the inspector and its parts together. */
@ApplicationScoped
class InspectorBeans {
    private static final long MIB = 1L << 20;

    @Produces
    @Singleton
    Clock clock() {
        return new SteadyClock();
    }

    @Produces
    @Singleton
    InspectorSettings inspectorSettings(Settings settings) {
        return InspectorSettings.from(settings);
    }

    /** Goes on where it was before a restart, as far as the store knows. */
    @Produces
    @Singleton
    Budgets budgets(InspectorSettings settings, InspectionStore store, Clock clock) {
        Budgets budgets = new Budgets(settings.budgets(), clock);
        if (settings.budgets().isBounded())
            store.escalated(Duration.ofDays(1)).forEach(one -> budgets.spent(one.audit(), one.bytes(), one.ago()));
        return budgets;
    }

    /** A third of the heap: the rest is the server's own, the last frames' and the relay's. */
    @Produces
    @Singleton
    BodyBudget budget(InspectorSettings settings) {
        long third = Runtime.getRuntime().maxMemory() / 3;
        return new BodyBudget(Math.max(third, BodyLimit.most(settings.limits().maxBytes())));
    }

    @Produces
    @Singleton
    RecentFrames frames(Settings settings) {
        return new RecentFrames(settings.number("firstpass.live.frames-bytes", 64 * MIB, 0, 16 * 1024 * MIB));
    }

    @Produces
    @Singleton
    RecentInspections inspections() {
        return new RecentInspections();
    }

    @Produces
    @Singleton
    Inspector inspector(
            InspectorSettings settings,
            Lanes lanes,
            InspectionStore store,
            RecentFrames frames,
            RecentInspections inspections,
            Event<Inspected> inspected,
            Event<LiveEvent> live,
            Bystander bystander,
            Clock clock) {
        return new Inspector(
                settings,
                lanes::ready,
                store,
                done -> {
                    frames.remember(done.inspection().id(), done.frame());
                    inspections.remember(done.inspection());
                    inspected.fire(done);
                    live.fireAsync(new LiveEvent("inspection", done.inspection()));
                },
                bystander,
                clock,
                Clock.systemUTC());
    }
}
