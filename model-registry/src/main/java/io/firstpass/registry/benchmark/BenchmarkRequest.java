package io.firstpass.registry.benchmark;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be measured on what, and with which program.
 *
 * @param work a folder for what is unpacked; emptied again
 * @param variant by precision or file; empty for the fastest here: to compare two packages, name one
 */
public record BenchmarkRequest(Path zip, Path goldenSet, Path work, Optional<String> variant, Program program) {}
