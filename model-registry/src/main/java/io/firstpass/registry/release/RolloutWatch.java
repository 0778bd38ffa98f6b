package io.firstpass.registry.release;

import io.firstpass.contract.RolloutStage;
import io.firstpass.registry.database.Schema;
import io.firstpass.registry.release.ShownRelease.Checked;
import io.firstpass.registry.rest.Refusal;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Looks after the releases that have bounds: takes each on or back when its audits say so, and else notes what is missing. */
@ApplicationScoped
class RolloutWatch {
    private static final Logger LOG = Logger.getLogger(RolloutWatch.class.getName());
    private static final String ACTOR = "registry";

    @Inject
    @ConfigProperties
    ReleaseSettings settings;

    @Inject
    Schema schema;

    @Inject
    WatchedReleases watched;

    @Inject
    Releases releases;

    @Resource
    ManagedScheduledExecutorService executor;

    private Optional<AuditedOutcomes> outcomes = Optional.empty();
    private ScheduledFuture<?> running;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        outcomes = settings.reviewUrl.map(ReviewOutcomes::at);
        if (!isOn()) return;
        long every = settings.rolloutCheck.toMillis();
        var round = new Round(
                "checking releases", this::checkAll, settings.rolloutCheck, Duration.ofMinutes(5), System::nanoTime);
        running = executor.scheduleWithFixedDelay(round, every, every, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (running != null) running.cancel(true);
    }

    /** Whether the review can be asked; where not, every step is taken by hand. */
    boolean isOn() {
        return outcomes.isPresent();
    }

    private boolean checkAll() throws InterruptedException {
        schema.ensure();
        for (WatchedReleases.Watched one : watched.all()) check(one);
        return false;
    }

    private void check(WatchedReleases.Watched one) throws InterruptedException {
        try {
            if (one.rollout().stage() == RolloutStage.SHADOW)
                watched.note(one.rollout().id(), waits("a shadow tells the line nothing: take it on by hand"));
            else decide(one);
        } catch (InterruptedException e) {
            throw e;
        } catch (Refusal e) {
            // Somebody was quicker, or its approvals have ended: it stays where it is.
            watched.note(one.rollout().id(), waits("could not be taken on: " + e.getMessage()));
        } catch (Exception e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "the audits of release " + one.rollout().id() + " are not known");
            watched.note(one.rollout().id(), waits("the review does not answer: " + e.getMessage()));
        }
    }

    private void decide(WatchedReleases.Watched one) throws Exception {
        Rollout rollout = one.rollout();
        Bounds bounds = rollout.bounds().orElseThrow();
        Outcomes candidate = outcomes.get().of(rollout.digest(), rollout.stageSince(), rollout.sites());
        Outcomes production = bounds.compareWithProduction() && one.canCompare()
                ? outcomes.get().of(one.production().get(), rollout.stageSince(), one.otherSites())
                : null;
        Finding finding =
                BoundsCheck.check(bounds, candidate, production == null ? new Outcomes(0, 0, 0, 0) : production);
        watched.note(rollout.id(), checked(finding, candidate, production));
        if (finding instanceof Finding.Advance)
            releases.advance(rollout.id(), rollout.rowVersion(), null, null, ACTOR, ACTOR);
        if (finding instanceof Finding.RollBack)
            releases.rollBack(rollout.id(), rollout.rowVersion(), finding.text(), ACTOR, ACTOR);
    }

    private static Checked waits(String text) {
        return checked(new Finding.Wait(text, 0), null, null);
    }

    private static Checked checked(Finding finding, Outcomes candidate, Outcomes production) {
        long missing = finding instanceof Finding.Wait wait ? wait.missingUnits() : 0;
        return new Checked(Instant.now(), finding.decision(), finding.text(), missing, candidate, production);
    }
}
