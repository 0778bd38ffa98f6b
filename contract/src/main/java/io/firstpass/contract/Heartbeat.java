package io.firstpass.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * What an edge says of itself every few seconds. Of a {@link LinkState#LOST} one, the last will, only {@code site}, {@code
 * edge} and {@code at}, the time at which the edge connected, are there; all else is null.
 *
 * @param since when the link got into {@code state}; null if it never changed
 * @param outage the last time that the link was OFFLINE; null if it never was
 * @param model null while none is loaded
 * @param shadow null, and left out of the JSON, where no candidate is to run beside the model
 */
public record Heartbeat(
        String site,
        String edge,
        String line,
        Instant at,
        LinkState state,
        Instant since,
        Outage outage,
        Outbox outbox,
        Disk disk,
        ModelRef model,
        @JsonInclude(JsonInclude.Include.NON_NULL) Shadow shadow) {
    public Heartbeat {
        Required.present("site", site);
        Required.present("edge", edge);
        Required.present("at", at);
        Required.present("state", state);
        if (state != LinkState.LOST) {
            Required.present("line", line);
            Required.present("outbox", outbox);
            Required.present("disk", disk);
        }
    }

    /** A cut cable, from the first failure to the first success; {@code until} is null while it lasts. */
    public record Outage(Instant from, Instant until) {
        public Outage {
            Required.present("from", from);
        }
    }

    /**
     * What waits to be sent, and which numbers were given. All numbers of {@code epoch} below {@code settledBelow} were
     * acknowledged by the broker, as entries or as expired ones; {@code nextSequence} is the first that was not given yet.
     *
     * @param bytes of the frames that wait
     * @param oldest when the oldest that waits was recorded; null where nothing waits
     * @param expired how many entries expired in this epoch
     * @param unrecorded how many inspections were answered and not recorded since the edge's start, for want of disk
     */
    public record Outbox(
            String epoch,
            long nextSequence,
            long settledBelow,
            long entries,
            long escalations,
            long bytes,
            Instant oldest,
            long expired,
            long unrecorded) {
        public Outbox {
            Required.present("epoch", epoch);
            Required.notNegative("nextSequence", nextSequence);
            Required.notNegative("settledBelow", settledBelow);
            Required.notNegative("entries", entries);
            Required.notNegative("escalations", escalations);
            Required.notNegative("bytes", bytes);
            Required.notNegative("expired", expired);
            Required.notNegative("unrecorded", unrecorded);
        }
    }

    /** The disk of the edge's data; {@code nearlyFull} when less than the site's reserve is free. */
    public record Disk(long freeBytes, long totalBytes, boolean nearlyFull) {
        public Disk {
            Required.notNegative("freeBytes", freeBytes);
            Required.notNegative("totalBytes", totalBytes);
        }
    }

    /**
     * How a candidate that tells the line nothing would have judged the frames that the line's model answered. A frame
     * passes where nothing is found on it; a HOLD is no pass, for either of the two, because the unit does not go on by
     * itself. The four counts are those of {@code compared}, the two of holds are among them.
     *
     * @param model the candidate
     * @param since when the counts began, with this candidate beside this model; null while it never ran beside it
     * @param modelHolds how many frames of those compared left the line's model in doubt
     * @param reason why the candidate does not run at this moment; null while it does
     */
    public record Shadow(
            ModelRef model,
            Instant since,
            long compared,
            long bothPass,
            long bothFail,
            long onlyCandidateFails,
            long onlyCandidatePasses,
            long modelHolds,
            long candidateHolds,
            String reason) {
        public Shadow {
            Required.present("model", model);
            Required.notNegative("compared", compared);
            Required.notNegative("bothPass", bothPass);
            Required.notNegative("bothFail", bothFail);
            Required.notNegative("onlyCandidateFails", onlyCandidateFails);
            Required.notNegative("onlyCandidatePasses", onlyCandidatePasses);
            Required.notNegative("modelHolds", modelHolds);
            Required.notNegative("candidateHolds", candidateHolds);
        }
    }
}
