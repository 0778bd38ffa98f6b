package io.firstpass.review.cases;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rulings that were entered and are not marked as sent, in the order in which they were entered. */
interface RulingOutbox {
    /** @param except sites that are left out */
    List<UnsentRuling> oldest(int limit, Set<String> except) throws Exception;

    /** Up to where all that stands on a topic is marked, by partition; a partition without a place has none. */
    Map<Integer, Long> places(String topic) throws Exception;

    /** Marks these and remembers the places, both or neither. What is marked already stays as it is. */
    void mark(Told told) throws Exception;
}
