package io.firstpass.edge.triage;

import java.util.random.RandomGenerator;

/** What the last {@link #LAST} hard frames of one station had to tell. Thread-safe. */
final class Recent {
    private static final int LAST = 500;

    private final double[] last = new double[LAST];
    private long seen;

    /**
     * Where the information of a frame stands among them: 0, the least, to below 1, the most. Ranks of frames from one
     * source are spread evenly, whatever unit the policy counts in; those that tell alike are ranked at random.
     */
    synchronized double rank(double information, RandomGenerator random) {
        int filled = (int) Math.min(seen, LAST);
        int less = 0;
        int alike = 1;
        for (int i = 0; i < filled; i++) {
            if (last[i] < information) less++;
            else if (last[i] == information) alike++;
        }
        last[(int) (seen++ % LAST)] = information;
        return (less + random.nextDouble() * alike) / (filled + 1);
    }
}
