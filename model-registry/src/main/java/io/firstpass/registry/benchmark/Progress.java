package io.firstpass.registry.benchmark;

/** Is told how far a benchmark is, from one thread; has to return soon and not to throw, for the benchmark waits. */
@FunctionalInterface
public interface Progress {
    void at(int done, int total);
}
