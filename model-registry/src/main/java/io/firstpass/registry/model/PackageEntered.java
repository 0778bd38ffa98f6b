package io.firstpass.registry.model;

import io.firstpass.registry.evidence.PackageScan;
import java.time.Instant;

/**
 * A package was entered whose weights were looked into and found clean. Told as a CDI event inside the transaction that
 * enters it, so that its first evidence is there as soon as it is.
 */
public record PackageEntered(Submission submission, PackageScan weights, Instant at) {}
