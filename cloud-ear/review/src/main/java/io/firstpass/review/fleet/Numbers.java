package io.firstpass.review.fleet;

import io.firstpass.contract.SequenceRange;
import java.util.List;

/** A set of numbers: how many they are, in how many ranges, and the first of these. */
public record Numbers(long count, long ranges, List<SequenceRange> first) {
    /** How many ranges an answer shows at most. */
    static final int SHOWN = 100;
}
