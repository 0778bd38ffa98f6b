package io.firstpass.registry.release;

import io.firstpass.contract.ChangeWindow;
import java.time.Instant;
import java.util.List;

/**
 * Sites that are released to together, and when in the day they may change over. {@code atOnce} holds after a fall-back,
 * until the next step: then windows are not waited for. {@code issuedAt} is of the last message about it.
 */
record Channel(
        String name,
        List<String> sites,
        List<ChangeWindow> windows,
        boolean atOnce,
        Instant issuedAt,
        long rowVersion) {
    Channel {
        sites = List.copyOf(sites);
        windows = List.copyOf(windows);
    }

    /** Edges take the later of two messages: one that follows is later, whatever the servers' clocks say. */
    Instant next(Instant now) {
        return now.isAfter(issuedAt) ? now : issuedAt.plusMillis(1);
    }
}
