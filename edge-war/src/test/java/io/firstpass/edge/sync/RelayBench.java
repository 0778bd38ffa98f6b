package io.firstpass.edge.sync;

import io.firstpass.edge.link.Attempts;
import io.firstpass.edge.link.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** A relay between an outbox in memory and a cloud of which each part can fail, on a clock of their own. */
final class RelayBench {
    final Running time = new Running();
    final ListOutbox outbox = new ListOutbox();
    final Cloud cloud = new Cloud(time);
    final List<String> attempts = new ArrayList<>();
    private RelaySettings settings = new RelaySettings(500, 0.1, 0, 8);
    private Executor pool = Runnable::run;
    private Relay relay;
    private Paces paces;

    void window(int entries) {
        settings = new RelaySettings(entries, settings.shareOfTheRest(), settings.bytesPerSecond(), 8);
    }

    void framesAtOnce(int frames) {
        settings = new RelaySettings(settings.window(), settings.shareOfTheRest(), settings.bytesPerSecond(), frames);
    }

    void bytesPerSecond(long bytes) {
        settings = new RelaySettings(settings.window(), settings.shareOfTheRest(), bytes, settings.framesAtOnce());
    }

    /** Frames take their time; each is put at the end of it. */
    void framesTake(Duration each) {
        pool = put -> time.after(each, put);
    }

    /** Frames share a line of so many bytes a second; each is put when the line has carried it. */
    void framesShare(Executor line) {
        pool = line;
    }

    Round round() throws InterruptedException {
        return relay().round();
    }

    Paces paces() {
        relay();
        return paces;
    }

    void retry() {
        relay().retry();
    }

    private Relay relay() {
        if (relay != null) return relay;
        RandomGenerator middle = () -> Long.MIN_VALUE;
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), middle);
        paces = Paces.of(settings.bytesPerSecond());
        Origin origin = new Origin("suzhou", "edge-1", "firstpass");
        Surroundings around = new Surroundings(outbox, cloud, cloud, origin, noting(), pool, time, time);
        relay = new Relay(around, settings, backoff, paces, new RelayTally(paces));
        return relay;
    }

    private Attempts noting() {
        return new Attempts() {
            @Override
            public void succeeded(Channel channel) {
                attempts.add(channel + " succeeded");
            }

            @Override
            public void failed(Channel channel) {
                attempts.add(channel + " failed");
            }

            @Override
            public void caughtUp() {
                attempts.add("caught up");
            }
        };
    }
}
