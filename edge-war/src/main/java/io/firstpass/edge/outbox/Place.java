package io.firstpass.edge.outbox;

/** Where an entry waits: on which shelf, and with which priority (0 the highest). Within a place the oldest is first. */
record Place(Shelf shelf, int priority) {}
