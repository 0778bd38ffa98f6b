package io.firstpass.registry.admission;

import io.firstpass.registry.model.State;
import java.time.Instant;
import java.util.Map;

/**
 * What the registry had approved at one moment. Immutable.
 *
 * @param images {@code sha256:<digits>} to when the scan of the image, which passed, is too old
 * @param versions digest of each model package, and how far it is
 */
record Approved(Map<String, Instant> images, Map<String, State> versions) {
    Approved {
        images = Map.copyOf(images);
        versions = Map.copyOf(versions);
    }
}
