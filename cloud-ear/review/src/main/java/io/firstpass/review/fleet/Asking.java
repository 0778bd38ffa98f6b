package io.firstpass.review.fleet;

import io.firstpass.contract.SequenceRange;
import java.util.List;

/**
 * An epoch of which something is missing.
 *
 * @param tries how often it was asked for without anything new having gone missing meanwhile
 * @param requests how many requests were ever made for this epoch: the next one's number less one
 */
public record Asking(EdgeName edge, String epoch, int tries, long requests, List<SequenceRange> missing) {
    String place() {
        return edge + "/" + epoch;
    }
}
