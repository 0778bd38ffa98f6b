package io.firstpass.edge.triage;

/**
 * Which share of the second looks ends before a person, from the last {@link #LAST} rulings; a fifth until some have come.
 * Not thread-safe.
 */
final class UnsettledShare {
    private static final int LAST = 500;

    /** Worth as much as ten rulings, of which two were unsettled. */
    private static final double EXPECTED = 2, WEIGHT = 10;

    private final boolean[] unsettled = new boolean[LAST];
    private long seen;
    private int count;

    void add(boolean isUnsettled) {
        int at = (int) (seen++ % LAST);
        if (unsettled[at]) count--;
        unsettled[at] = isUnsettled;
        if (isUnsettled) count++;
    }

    double value() {
        return (count + EXPECTED) / (Math.min(seen, LAST) + WEIGHT);
    }
}
