package io.firstpass.edge.live;

import io.firstpass.contract.Verdict;
import io.firstpass.edge.link.LinkState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * The line at one moment, sent every few seconds whether or not anything happened, so that a page notices silence.
 * Counts are since the start of the server; {@code p50Ms} and {@code p99Ms} are of the last 500 inspections and null
 * before the first; {@code zone} is the site's; {@code outboxOldest} and {@code linkSince} are null where there is nothing to name.
 */
record LineState(
        Instant at,
        String site,
        String line,
        ZoneId zone,
        String model,
        int queue,
        long backlog,
        Instant outboxOldest,
        LinkState link,
        Instant linkSince,
        Map<Verdict, Long> verdicts,
        long escalations,
        long rulings,
        Double p50Ms,
        Double p99Ms) {}
