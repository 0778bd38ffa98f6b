package io.firstpass.registry.gates;

import io.firstpass.registry.evidence.Evidence;
import java.util.UUID;

/** Evidence as it stands in the book, with the document that it was found in: a bundle, a report, measurements. */
public record StoredEvidence(UUID id, Evidence evidence, byte[] document) {}
