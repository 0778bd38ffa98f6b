package io.firstpass.review.fleet;

import io.firstpass.contract.ExpiryReason;
import java.time.Instant;
import java.util.Map;

/**
 * The ledger of one epoch's numbers, which begin with 1.
 *
 * @param present whether it is the one that the edge numbers its entries in now
 * @param nextSequence the first number that was not given yet, as far as heartbeats told
 * @param settledBelow what is below it should be here, as entries or as expired ones
 * @param expired what was told expired and did not come after all, which {@code expiredByReason} adds up to
 * @param missing what has been due for longer than the grace
 * @param askedAt when that was last asked for again; null if it never was
 * @param nextAskAt when it is asked for next; null where nothing is missing
 */
public record EpochGaps(
        String epoch,
        boolean present,
        Instant heardOfAt,
        long nextSequence,
        long settledBelow,
        Numbers received,
        Numbers expired,
        Map<ExpiryReason, Long> expiredByReason,
        Numbers missing,
        Instant askedAt,
        Instant nextAskAt) {}
