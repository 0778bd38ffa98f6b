package io.firstpass.review.fleet;

import io.firstpass.contract.SequenceRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How missing entries are asked for: {@code ranges} in one request, at most {@value #REQUESTS_AT_ONCE} requests in a turn,
 * and a pause after each turn that doubles from {@code first} to {@code longest}.
 */
record ResendPolicy(int ranges, Duration first, Duration longest) {
    static final int REQUESTS_AT_ONCE = 10;

    int rangesInAll() {
        return ranges * REQUESTS_AT_ONCE;
    }

    /** @param tries from 1 on */
    Duration pauseAfter(int tries) {
        Duration doubled = first.multipliedBy(1L << Math.min(tries - 1, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    /** What is missing, as much of it as one turn asks for, by requests. */
    List<List<SequenceRange>> requests(List<SequenceRange> missing) {
        List<List<SequenceRange>> requests = new ArrayList<>();
        int end = Math.min(missing.size(), rangesInAll());
        for (int at = 0; at < end; at += ranges) requests.add(missing.subList(at, Math.min(end, at + ranges)));
        return requests;
    }
}
