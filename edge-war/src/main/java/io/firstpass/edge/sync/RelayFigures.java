package io.firstpass.edge.sync;

/** What the relay has sent since the start of the server, and how fast it may go now. Thread-safe. */
public interface RelayFigures {
    /** Acknowledged by the broker. */
    long entriesSent();

    /** Of frames that object storage has taken and of events that the broker has acknowledged. */
    long bytesSent();

    /** What the line to object storage is taken to give, in bytes per second. */
    long bytesPerSecond();
}
