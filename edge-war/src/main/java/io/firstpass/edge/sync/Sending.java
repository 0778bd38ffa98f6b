package io.firstpass.edge.sync;

import java.util.concurrent.CompletableFuture;

/** An entry that was handed over and waits for its acknowledgement. */
record Sending(long sequence, CompletableFuture<Void> acknowledgement) {}
