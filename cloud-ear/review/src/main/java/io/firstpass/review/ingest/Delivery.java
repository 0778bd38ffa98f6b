package io.firstpass.review.ingest;

import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * A record that a channel handed over and that is not acknowledged yet.
 *
 * @param read says how it is to be entered, and refuses by a RuntimeException what breaks the contract
 */
record Delivery(Message<byte[]> message, Arrival arrival, Function<Arrival, Runnable> read) {}
