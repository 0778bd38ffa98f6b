package io.firstpass.registry.gates;

/** There is one more evidence of this package. Told as a CDI event inside the transaction that adds it. */
public record EvidenceAdded(String digest) {}
