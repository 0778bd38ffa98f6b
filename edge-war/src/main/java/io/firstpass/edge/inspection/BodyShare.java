package io.firstpass.edge.inspection;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** One request's share of the memory for bodies, given back when the request is over, however it ends. */
@RequestScoped
class BodyShare {
    @Inject
    private BodyBudget budget;

    private long taken;

    void take(long bytes) {
        budget.take(bytes);
        taken += bytes;
    }

    @PreDestroy
    void giveBack() {
        budget.giveBack(taken);
    }
}
