package io.firstpass.registry.golden;

import java.time.Instant;

/**
 * A golden set as it was put.
 *
 * @param digest of its manifest {@code SHA256SUMS}, its lines sorted by path
 * @param units images
 * @param defective of these, the ones with a defect
 * @param bytes of its zip
 * @param actor who put it
 */
public record StoredGoldenSet(
        String digest, String name, int units, int defective, long bytes, String actor, Instant at) {}
