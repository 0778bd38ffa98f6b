package io.firstpass.edge.sync;

import io.firstpass.edge.link.Attempts;
import io.firstpass.edge.outbox.OutboxReader;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What the relay works with.
 *
 * @param link is told how each attempt went
 * @param pool puts the frames
 * @param mailbox brings the outcomes to the relay's thread
 * @param nanos a clock that nobody sets
 */
record Surroundings(
        OutboxReader outbox,
        FrameUplink frames,
        EventUplink events,
        Origin origin,
        Attempts link,
        Executor pool,
        Mailbox mailbox,
        LongSupplier nanos) {}
