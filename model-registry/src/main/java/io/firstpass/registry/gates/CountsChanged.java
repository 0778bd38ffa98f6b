package io.firstpass.registry.gates;

import java.util.List;

/**
 * Evidence of these models' versions may count no longer, or again, though there is none more. Told as a CDI event inside
 * the transaction that changes it, by who says it as {@link StillCounts}.
 */
public record CountsChanged(List<String> models) {}
