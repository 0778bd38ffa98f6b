package io.firstpass.registry.measuring;

/** A job was asked for or cancelled. Told as a CDI event inside the transaction that does so. */
record QueueChanged() {}
