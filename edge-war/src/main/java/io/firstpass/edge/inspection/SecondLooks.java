package io.firstpass.edge.inspection;

import io.firstpass.contract.Outcome;
import io.firstpass.contract.Ruling;
import io.firstpass.edge.live.LiveEvent;
import io.firstpass.edge.triage.Budgets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

/** Tells the budgets how many second looks end before a person: what the reviewers' minutes are reckoned with. */
@ApplicationScoped
class SecondLooks {
    @Inject
    private Budgets budgets;

    void ruled(@ObservesAsync LiveEvent event) {
        if (event.payload() instanceof Ruling ruling && ruling.revision() == 1)
            budgets.ruled(ruling.outcome() == Outcome.UNSETTLED);
    }
}
