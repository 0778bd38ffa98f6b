package io.firstpass.review.secondlook;

import io.firstpass.contract.DeadLetter;
import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.Topics;
import io.firstpass.review.deadletters.DeadLetters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.logging.Logger;

/**
 * Frames that get no second look. The letter is sent before the frame leaves the queue: a crash between the two sends it
 * again, and none goes unsaid.
 */
@ApplicationScoped
class Refusals {
    private static final Logger AUDIT = Logger.getLogger("io.firstpass.audit");

    @Inject
    LookQueue queue;

    @Inject
    DeadLetters deadLetters;

    void refuse(WaitingLook look, String reason) throws Exception {
        EscalatedFrame frame = look.frame();
        var letter = new DeadLetter(
                DeadLetters.CONSUMER,
                Topics.ESCALATIONS,
                look.partition,
                look.offset,
                frame.inspectionId().toString(),
                reason,
                Base64.getEncoder().encodeToString(look.event.getBytes(StandardCharsets.UTF_8)),
                Instant.now());
        deadLetters.put(letter, look.traceparent.isEmpty() ? null : look.traceparent);
        if (queue.refuse(frame.inspectionId())) AUDIT.warning(() -> line(frame, reason));
    }

    /** Who, what, why; control characters from outside cannot forge a second line. */
    private static String line(EscalatedFrame frame, String reason) {
        String line =
                "who=firstpass-review what=frame-refused inspection=" + frame.inspectionId() + " site=" + frame.site()
                        + " edge=" + frame.edge() + " bucket=" + frame.frame().bucket() + " key="
                        + frame.frame().key() + " why="
                        + reason;
        return line.replaceAll("\\p{Cntrl}", "?");
    }
}
