package io.firstpass.edge.triage;

/**
 * What a policy says of one frame.
 *
 * @param hard whether the frame should be looked at again
 * @param information how much there is to learn from it, 0 to 1; comparable within one policy only
 */
public record Judgement(boolean hard, double information) {
    public Judgement {
        if (!(information >= 0 && information <= 1))
            throw new IllegalArgumentException("information needs 0 to 1, is " + information);
    }

    /** From 0 to infinity onto 0 to 1, in the same order. */
    static double squeezed(double amount) {
        return Double.isInfinite(amount) ? 1 : amount / (1 + amount);
    }
}
