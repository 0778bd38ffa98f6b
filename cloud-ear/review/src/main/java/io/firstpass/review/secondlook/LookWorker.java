package io.firstpass.review.secondlook;

import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.FrameReference;
import io.firstpass.contract.Ruling;
import io.firstpass.review.database.Refusal;
import io.firstpass.review.database.Schema;
import io.firstpass.review.pacing.Backoff;
import io.firstpass.review.pacing.Loop;
import io.firstpass.review.pacing.Patience;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * Works off the queue, one frame after another: fetch, check, examine, rule. What is away puts the frame off with a
 * growing pause, for ever; only a frame that can never be looked at is refused, which the dead letters and the audit
 * log tell before the queue does.
 */
@ApplicationScoped
public class LookWorker {
    private static final Logger LOG = Logger.getLogger(LookWorker.class.getName());
    private static final Clock CLOCK = Clock.systemUTC();

    @Inject
    Schema schema;

    @Inject
    LookQueue queue;

    @Inject
    S3Frames frames;

    @Inject
    CloudModel model;

    @Inject
    Refusals refusals;

    @Inject
    MetricRegistry metrics;

    @Inject
    @ConfigProperties
    SecondLookSettings settings;

    @Resource
    ManagedExecutorService executor;

    /** Without a database there is nothing else to do; and what stays claimed waits until the lease is over. */
    private final Patience patience =
            new Patience(new Backoff(Duration.ofMillis(250), Duration.ofSeconds(15), new Random()));

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), new Random());
    private final Loop loop = new Loop(
            "the second look",
            this::lookOnce,
            Duration.ofMillis(200),
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15), new Random()));
    FrameKeyring keyring;
    private Future<?> running;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        keyring = FrameKeyring.read(Path.of(settings.privateKey));
        running = executor.submit(loop);
    }

    @PreDestroy
    void stop() {
        loop.close();
        if (running != null) running.cancel(true);
    }

    boolean lookOnce() throws Exception {
        if (!model.isReady()) return false;
        schema.ensure();
        var claimed = queue.claim(CLOCK.instant(), settings.lease);
        if (claimed.isPresent()) look(claimed.get());
        return claimed.isPresent();
    }

    private void look(WaitingLook look) throws Exception {
        EscalatedFrame frame = look.frame();
        try {
            Ruling ruling = rule(frame);
            if (!model.isReady()) throw new IllegalStateException("the model must not rule any more");
            if (queue.rule(ruling)) metrics.timer("second_look").update(age(frame, ruling));
        } catch (FrameRefused e) {
            refusals.refuse(look, e.getMessage());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (Refusal.isFinal(e)) {
                LOG.log(Level.WARNING, e, () -> "the ruling on " + frame.inspectionId() + " can never be entered");
                refusals.refuse(look, "the ruling cannot be entered: " + rootMessage(e));
                return;
            }
            Duration pause = backoff.after(look.attempts);
            LOG.log(Level.WARNING, e, () -> "the second look at " + frame.inspectionId() + " is put off by " + pause);
            patience.until(
                    "putting off " + frame.inspectionId(),
                    () -> queue.putOff(frame.inspectionId(), CLOCK.instant().plus(pause)),
                    Refusal::isFinal);
        }
    }

    private Ruling rule(EscalatedFrame frame) throws Exception {
        return new SecondLook(settings.policyVersion, CLOCK).rule(frame, model.examine(content(frame.frame())));
    }

    private byte[] content(FrameReference frame) throws IOException {
        var check = new FrameCheck(settings.maxBytes, settings.inTheClear());
        check.announced(frame);
        byte[] object = frames.fetch(frame);
        byte[] content = check.isSealed(frame) ? keyring.open(frame, object) : object;
        check.opened(frame, content);
        return content;
    }

    private static String rootMessage(Throwable e) {
        return e.getCause() == null ? e.getMessage() : rootMessage(e.getCause());
    }

    /** From capture to ruling; not negative where the edge's clock runs ahead. */
    private static Duration age(EscalatedFrame frame, Ruling ruling) {
        Duration age = Duration.between(frame.capturedAt(), ruling.decidedAt());
        return age.isNegative() ? Duration.ZERO : age;
    }
}
