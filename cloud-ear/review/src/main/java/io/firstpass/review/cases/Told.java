package io.firstpass.review.cases;

import java.util.List;

/**
 * What certainly stands on the sites' topics.
 *
 * @param revisions those that stand between two places
 * @param upTo the later places: all before them is in this one or was told earlier
 */
record Told(List<RevisionId> revisions, List<Place> upTo) {

    /** A place in a topic's partition: the next record's. */
    record Place(String topic, int partition, long next) {}
}
