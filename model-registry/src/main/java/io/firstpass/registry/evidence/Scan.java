package io.firstpass.registry.evidence;

import java.util.List;
import java.util.SortedMap;

/**
 * What a look into a TorchScript file saw.
 *
 * @param figures {@code entries}, {@code pickles}, {@code opcodes}, {@code modules} (source files), {@code operators} (different ones)
 */
public record Scan(List<Finding> findings, SortedMap<String, Double> figures) {}
