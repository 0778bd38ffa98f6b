package io.firstpass.edge.sync;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what was sent. Thread-safe. */
final class RelayTally implements RelayFigures {
    private final Paces paces;
    private final AtomicLong entries = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    RelayTally(Paces paces) {
        this.paces = paces;
    }

    void entry() {
        entries.incrementAndGet();
    }

    void bytes(long sent) {
        bytes.addAndGet(sent);
    }

    @Override
    public long entriesSent() {
        return entries.get();
    }

    @Override
    public long bytesSent() {
        return bytes.get();
    }

    @Override
    public long bytesPerSecond() {
        return paces.frames().bytesPerSecond();
    }
}
