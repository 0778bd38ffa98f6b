package io.firstpass.registry.log;

import io.firstpass.audit.AuditEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Who came in, who was not let in and who was refused what, in transactions of their own. A refusal is told once a minute
 * and a log-in once an hour for the same person, address and reason; how often it came again is told afterwards. What cannot
 * be written, because the database is away, is counted and written later. Thread-safe.
 */
@ApplicationScoped
public class AccessLog {
    private static final Logger LOG = Logger.getLogger(AccessLog.class.getName());
    private static final Clock CLOCK = Clock.systemUTC();
    private static final int MOST = 10_000;

    private final Repeats logIns = new Repeats(CLOCK, Duration.ofHours(1), MOST);
    private final Repeats refusals = new Repeats(CLOCK, Duration.ofMinutes(1), MOST);

    @Inject
    AuditTrail trail;

    public void loggedIn(String name, String from) {
        tell(logIns, new Happening(name, "login", name, null, from));
    }

    public void loggedOut(String name, String from) {
        tell(logIns, new Happening(name, "logout", name, null, from));
    }

    /** @param name the one that was tried */
    public void logInRefused(String name, String from) {
        tell(refusals, new Happening(Happening.NOBODY, "login.refuse", name, null, from));
    }

    /**
     * @param actor the name of who has logged in, or null
     * @param action such as {@code access.refuse}
     * @param subject what was asked for
     */
    public void refused(String actor, String action, String subject, String why, String from) {
        tell(refusals, new Happening(actor == null ? Happening.NOBODY : actor, action, subject, why, from));
    }

    /** Writes the counts whose time is over, or all. */
    void tellRepeats(boolean all) {
        tell(logIns, all);
        tell(refusals, all);
    }

    private void tell(Repeats repeats, Happening happening) {
        if (repeats.isFirst(happening) && !isWritten(happening.first(CLOCK.instant())))
            repeats.giveBack(new Repeats.Count(happening, CLOCK.instant(), 1));
    }

    private void tell(Repeats repeats, boolean all) {
        for (Repeats.Count count : repeats.take(all))
            if (!isWritten(count.happening().again(CLOCK.instant(), count.since(), count.times())))
                repeats.giveBack(count);
    }

    private boolean isWritten(AuditEvent event) {
        try {
            trail.record(event);
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> event.action() + " cannot be written to the audit log; it is counted");
            return false;
        }
    }
}
