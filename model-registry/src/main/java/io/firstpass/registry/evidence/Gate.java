package io.firstpass.registry.evidence;

/** What a version has to get past before people are asked to approve it. */
public enum Gate {
    SIGNATURE,
    WEIGHTS,
    IMAGE,
    BENCHMARK
}
