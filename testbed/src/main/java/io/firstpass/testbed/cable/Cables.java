package io.firstpass.testbed.cable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What connects a plant with the cloud: three cables, one to each service, which lie in the same duct. */
public record Cables(Cable kafka, Cable s3, Cable mqtt) implements AutoCloseable {

    public void cut(Cut how) {
        each(cable -> cable.cut(how));
    }

    /** Whole, wide and short again. */
    public void mend() {
        each(cable -> {
            cable.narrow(Optional.empty(), Optional.empty());
            cable.latency(Duration.ZERO);
            cable.mend();
        });
    }

    public void latency(Duration eachWay) {
        each(cable -> cable.latency(eachWay));
    }

    public void looseContact(Duration turn) {
        each(cable -> cable.looseContact(turn));
    }

    /** So many bytes a second each way for all three together. */
    public void bandwidth(long bytesPerSecond) {
        long now = System.nanoTime();
        var up = Optional.of(new Bucket(bytesPerSecond, now));
        var down = Optional.of(new Bucket(bytesPerSecond, now));
        each(cable -> cable.narrow(up, down));
    }

    @Override
    public void close() {
        each(Cable::close);
    }

    private void each(Consumer<Cable> what) {
        List.of(kafka, s3, mqtt).forEach(what);
    }
}
