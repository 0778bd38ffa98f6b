package io.firstpass.review.ingest;

import io.firstpass.review.fleet.Receipt;
import java.util.Optional;

/**
 * A record that was read and is sound.
 *
 * @param enter writes what it says, in the caller's transaction; doing it twice changes nothing
 */
record Entry(Delivery delivery, Runnable enter, Optional<Receipt> receipt) {}
