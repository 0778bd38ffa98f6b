package io.firstpass.registry.benchmark;

import java.time.Duration;

/**
 * What a benchmark's process may use.
 *
 * @param heapMb of the JVM
 * @param memoryMb resident in all, the model and libtorch included
 * @param time from start to end
 * @param threads of one forward pass
 */
public record BenchmarkLimits(int heapMb, int memoryMb, Duration time, int threads) {
    public BenchmarkLimits {
        within("heapMb", heapMb, 64, 65_536);
        within("memoryMb", memoryMb, heapMb, 1_048_576);
        within("threads", threads, 1, 1_024);
        if (time.isNegative() || time.isZero() || time.compareTo(Duration.ofDays(1)) > 0)
            throw new IllegalArgumentException("time needs to be above 0 and at most a day, is " + time);
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most)
            throw new IllegalArgumentException(
                    name + " needs to be within " + least + " and " + most + ", is " + value);
    }
}
