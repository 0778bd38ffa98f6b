package io.firstpass.review.fleet;

import io.firstpass.contract.LinkState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** How many edges stand in each state and how many entries are missing, as metrics; not numbers while the database is away. */
@ApplicationScoped
class FleetGauges {
    @Inject
    MetricRegistry metrics;

    @Inject
    Sites sites;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        for (LinkState state : LinkState.values())
            metrics.gauge(
                    "edges",
                    this,
                    gauges -> gauges.read(fleet -> fleet.counts().get(state)),
                    new Tag("state", state.name().toLowerCase(Locale.ROOT)));
        metrics.gauge("entries_missing", this, gauges -> gauges.read(Sites::missing));
    }

    double read(ToDoubleFunction<Sites> figure) {
        try {
            return figure.applyAsDouble(sites);
        } catch (RuntimeException e) {
            return Double.NaN;
        }
    }
}
