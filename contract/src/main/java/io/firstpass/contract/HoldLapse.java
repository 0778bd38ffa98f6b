package io.firstpass.contract;

import java.time.Instant;
import java.util.UUID;

/** A HOLD's deadline passed without a ruling: from now on the site's fail-safe {@code verdict} stands, until a ruling comes after all. */
public record HoldLapse(
        UUID inspectionId,
        String serial,
        String site,
        String line,
        String station,
        Verdict verdict,
        Instant holdUntil,
        Instant lapsedAt) {
    public HoldLapse {
        Required.present("inspectionId", inspectionId);
        Required.present("serial", serial);
        Required.present("site", site);
        Required.present("line", line);
        Required.present("station", station);
        if (Required.present("verdict", verdict) == Verdict.HOLD)
            throw new InvalidMessage("verdict", "needs to be PASS or FAIL: a deadline ends a HOLD");
        Required.present("holdUntil", holdUntil);
        Required.present("lapsedAt", lapsedAt);
    }
}
