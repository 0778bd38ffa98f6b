package io.firstpass.edge.inspection;

import io.firstpass.edge.batching.BatcherClosed;
import io.firstpass.edge.batching.DeadlineMissed;
import io.firstpass.edge.batching.QueueFull;
import io.firstpass.vision.image.UnreadableFrame;
import java.util.List;

/** A call that is refused; nothing of it was stored. The facts fill the places of the type's text. */
final class Refusal extends RuntimeException {
    private final ProblemType type;
    private final List<Object> facts;

    Refusal(ProblemType type, Object... facts) {
        super(type.slug() + " " + List.of(facts));
        this.type = type;
        this.facts = List.of(facts);
    }

    ProblemType type() {
        return type;
    }

    List<Object> facts() {
        return facts;
    }

    static Refusal of(UnreadableFrame frame) {
        return new Refusal(
                switch (frame.kind()) {
                    case EMPTY -> ProblemType.EMPTY_BODY;
                    case NOT_AN_IMAGE -> ProblemType.NOT_AN_IMAGE;
                    case TRUNCATED -> ProblemType.TRUNCATED_IMAGE;
                    case TOO_MANY_PIXELS -> ProblemType.TOO_MANY_PIXELS;
                    case UNDECODABLE -> ProblemType.UNDECODABLE_IMAGE;
                },
                frame.getMessage());
    }

    /** What the batcher broke a promise with; what is not of its making is not a refusal and goes on as it is. */
    static RuntimeException of(Throwable cause) {
        if (cause instanceof QueueFull full) return new Refusal(ProblemType.QUEUE_FULL, full.capacity());
        if (cause instanceof DeadlineMissed) return new Refusal(ProblemType.DEADLINE_MISSED);
        if (cause instanceof BatcherClosed) return new Refusal(ProblemType.NO_MODEL, "CLOSED");
        return new IllegalStateException("the forward pass failed", cause);
    }
}
