package io.firstpass.review.cases;

import io.firstpass.review.pacing.Backoff;
import io.firstpass.review.pacing.Loop;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** A publisher on a thread of its own, as it runs in a server. */
final class PublishingServer {
    private final Loop loop;
    private final CompletableFuture<Void> ended;

    PublishingServer(RulingPublisher publisher) {
        var backoff = new Backoff(Duration.ofMillis(20), Duration.ofMillis(200), new Random(1));
        loop = new Loop("publishing", publisher::publishWindow, Duration.ofMillis(5), backoff);
        ended = CompletableFuture.runAsync(loop, command -> new Thread(command).start())
                .thenRun(publisher::close);
    }

    void stop() {
        loop.close();
        ended.join();
    }
}
