package io.firstpass.edge.inspection;

/** The memory that all bodies together may take: large ones that come at once are refused before they end the process. Thread-safe. */
final class BodyBudget {
    private long left;

    BodyBudget(long bytes) {
        this.left = bytes;
    }

    /** @throws Refusal if that much is not left; then nothing is taken */
    synchronized void take(long bytes) {
        if (bytes > left) throw new Refusal(ProblemType.EDGE_BUSY);
        left -= bytes;
    }

    synchronized void giveBack(long bytes) {
        left += bytes;
    }
}
