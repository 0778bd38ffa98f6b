package io.firstpass.review.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** How many cases wait for a person, as a metric; not a number while the database is away. */
@ApplicationScoped
class OpenCasesGauge {
    @Inject
    MetricRegistry metrics;

    @Inject
    RulingBook book;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        metrics.gauge("review_cases_open", this, OpenCasesGauge::count);
    }

    double count() {
        try {
            return book.openCases();
        } catch (RuntimeException e) {
            return Double.NaN;
        }
    }
}
