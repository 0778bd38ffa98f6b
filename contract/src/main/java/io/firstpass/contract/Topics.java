package io.firstpass.contract;

/** The names of the Kafka topics. */
public final class Topics {
    /** Every inspection, metadata only; key: serial; from edge to cloud and plant. */
    public static final String INSPECTIONS = "firstpass.inspections.v1";

    /** Frames that ask for a second look; key: inspection id; from edge to cloud. */
    public static final String ESCALATIONS = "firstpass.escalations.v1";

    /** What will never arrive of an edge's entries; key: site/edge; from edge to cloud. */
    public static final String EXPIRIES = "firstpass.expiries.v1";

    /** HOLDs whose deadline passed; key: inspection id; from edge to cloud and plant. */
    public static final String LAPSES = "firstpass.lapses.v1";

    /** What each channel's sites are to run; compacted; key: channel; from cloud to edge. */
    public static final String RELEASES = "firstpass.releases.v1";

    /** What may run nowhere any more; compacted; key: {@link Revocations#KEY}; from cloud to edge. */
    public static final String REVOCATIONS = "firstpass.revocations.v1";

    /** Records that a consumer could not take. */
    public static final String DEAD_LETTERS = "firstpass.deadletters.v1";

    private Topics() {}

    /** A site's rulings; key: inspection id; from cloud to plant and edge. */
    public static String rulings(String site) {
        return "firstpass.rulings.v1." + site;
    }

    /** What the cloud misses of a site's entries; key: edge; from cloud to edge. */
    public static String resends(String site) {
        return "firstpass.resends.v1." + site;
    }
}
