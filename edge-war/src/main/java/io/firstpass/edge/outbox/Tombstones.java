package io.firstpass.edge.outbox;

import io.firstpass.contract.ExpiredEntry;
import java.util.List;

/** What of one epoch expired and was not told to the cloud yet. */
public record Tombstones(String epoch, List<ExpiredEntry> entries) {
    public Tombstones {
        entries = List.copyOf(entries);
    }
}
