package io.firstpass.contract;

/** Where the time of one inspection went; milliseconds, and the number of frames in its forward pass. */
public record Timings(double decodeMs, double queueMs, int batchSize, double inferMs, double totalMs) {
    public Timings {
        Required.notNegative("decodeMs", decodeMs);
        Required.notNegative("queueMs", queueMs);
        Required.notNegative("batchSize", batchSize);
        Required.notNegative("inferMs", inferMs);
        Required.notNegative("totalMs", totalMs);
    }
}
