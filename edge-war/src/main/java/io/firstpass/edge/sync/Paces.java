package io.firstpass.edge.sync;

/** Store and broker may be reached over lines of their own: each has its pace. */
record Paces(Pace frames, Pace events) {
    /** @param limit in bytes per second for each; 0 for none */
    static Paces of(long limit) {
        return new Paces(new Pace(limit), new Pace(limit));
    }
}
