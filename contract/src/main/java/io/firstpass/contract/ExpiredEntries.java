package io.firstpass.contract;

import java.util.List;

/** What of one edge's epoch will never arrive, so that the cloud does not wait for it. Telling it twice changes nothing. */
public record ExpiredEntries(String site, String edge, String epoch, List<ExpiredEntry> entries) {
    public ExpiredEntries {
        Required.present("site", site);
        Required.present("edge", edge);
        Required.present("epoch", epoch);
        entries = Required.list("entries", entries);
    }
}
