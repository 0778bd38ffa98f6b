package io.firstpass.review.pacing;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tries until it works: for calls whose failure means that something else is away for a while. Blocks its caller.
 * Only an interruption, which is how the server says that it stops, and failures that are final end it.
 */
public record Patience(Backoff backoff) {
    private static final Logger LOG = Logger.getLogger(Patience.class.getName());

    /** @param last tells failures that another attempt cannot cure; these are thrown on */
    public void until(String what, Step step, Predicate<Exception> last) throws Exception {
        for (int failures = 1; ; failures++) {
            try {
                step.run();
                return;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                if (last.test(e)) throw e;
                Duration pause = backoff.after(failures);
                LOG.log(Level.WARNING, e, () -> what + " failed and is tried again in " + pause);
                Thread.sleep(pause.toMillis());
            }
        }
    }

    /** What is tried. */
    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }
}
