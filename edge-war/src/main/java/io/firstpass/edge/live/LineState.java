package io.firstpass.edge.live;

import io.firstpass.contract.ExpiryReason;
import io.firstpass.contract.Heartbeat.Disk;
import io.firstpass.contract.Heartbeat.Outage;
import io.firstpass.contract.LinkState;
import io.firstpass.contract.Verdict;
import io.firstpass.edge.link.Channel;
import io.firstpass.edge.outbox.StoreReport;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * The line at one moment, sent every few seconds whether or not anything happened, so that a page notices silence.
 * Counts are since the start of the server, except {@code expired}, which is since the store was made; {@code p50Ms} and
 * {@code p99Ms} are of the last 500 inspections and null before the first; {@code zone} is the site's; {@code
 * outboxOldest}, {@code report}, {@code linkSince} and {@code outage} are null where there is nothing to name.
 *
 * @param modelDigest of the package that runs, null where none does
 * @param modelReason why no model runs or, beside one that runs, why another that is wanted does not; null without a reason
 * @param backlogBytes of the frames that wait to be sent
 * @param failing the channels that do not work, with their failures in a row
 */
record LineState(
        Instant at,
        String site,
        String line,
        ZoneId zone,
        String model,
        String modelDigest,
        String modelReason,
        int queue,
        long backlog,
        long backlogBytes,
        Instant outboxOldest,
        Map<ExpiryReason, Long> expired,
        Map<String, Long> kept,
        long unrecorded,
        Disk disk,
        StoreReport report,
        LinkState link,
        Instant linkSince,
        Outage outage,
        Map<Channel, Integer> failing,
        Map<Verdict, Long> verdicts,
        long escalations,
        long rulings,
        long lapses,
        Double p50Ms,
        Double p99Ms) {}
