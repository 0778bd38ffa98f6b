package io.firstpass.registry.admission;

import io.firstpass.registry.log.AccessLog;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells the audit log which pods were denied, after the answers: no API server waits for the database. One thread writes
 * at a time; what comes faster than it writes is counted as others. Thread-safe.
 */
@ApplicationScoped
class Denials {
    private static final int MOST_WAITING = 1_000;
    private static final int LONGEST = 2_000;
    private static final String ACTION = "admission.deny";

    private record Denial(String subject, String why, String from) {}

    @Resource
    ManagedExecutorService executor;

    @Inject
    AccessLog access;

    private final Queue<Denial> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicInteger others = new AtomicInteger();
    private final AtomicBoolean writing = new AtomicBoolean();

    void tell(AdmissionReview.Request request, String reasons, String from) {
        String why = "asked for by " + request.user() + ": " + reasons;
        if (!waiting.offer(
                new Denial(request.subject(), why.length() > LONGEST ? why.substring(0, LONGEST) + "…" : why, from)))
            others.incrementAndGet();
        if (!writing.getAndSet(true)) executor.execute(this::write);
    }

    private void write() {
        do {
            for (Denial one; (one = waiting.poll()) != null; )
                access.refused(null, ACTION, one.subject, one.why, one.from);
            for (int more = others.getAndSet(0); more > 0; more--)
                access.refused(null, ACTION, "others", null, "others");
            writing.set(false);
        } while (!waiting.isEmpty() && !writing.getAndSet(true));
    }
}
