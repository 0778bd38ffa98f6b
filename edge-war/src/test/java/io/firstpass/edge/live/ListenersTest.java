package io.firstpass.edge.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenersTest {
    private static final class Sink implements SseEventSink {
        private final Supplier<CompletionStage<?>> taking;
        private final AtomicInteger sent = new AtomicInteger();
        private volatile boolean closed;

        Sink(Supplier<CompletionStage<?>> taking) {
            this.taking = taking;
        }

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            CompletionStage<?> taken = taking.get();
            sent.incrementAndGet();
            return taken;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static final OutboundSseEvent EVENT = (OutboundSseEvent) Proxy.newProxyInstance(
            ListenersTest.class.getClassLoader(),
            new Class<?>[] {OutboundSseEvent.class},
            (event, method, arguments) -> null);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Listeners listeners = new Listeners(threads);

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    private static CompletionStage<?> taken() {
        return CompletableFuture.completedFuture(null);
    }

    private Sink listening(Supplier<CompletionStage<?>> how) {
        Sink sink = new Sink(how);
        listeners.add(sink, EVENT);
        return sink;
    }

    @Test
    void letsOneThatTakesNothingHoldUpNobodyAndLeavesIt() {
        CountDownLatch stuck = new CountDownLatch(1);
        Sink stalled = listening(() -> {
            try {
                stuck.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return taken();
        });
        Sink taking = listening(ListenersTest::taken);
        for (int i = 1; i <= Listener.MOST_UNTAKEN + 10; i++) {
            int sent = i;
            listeners.send(EVENT);
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> taking.sent.get() == sent + 1);
        }
        assertThat(stalled.closed).as("its thread has not come back").isFalse();
        stuck.countDown();
        await().until(() -> stalled.closed);
        assertThat(stalled.sent).hasValue(1);
        assertThat(taking.closed).isFalse();
    }

    @Test
    void leavesThoseThatAreGoneHoweverThatShows() {
        Sink failing = listening(() -> CompletableFuture.failedFuture(new IllegalStateException("gone")));
        Sink throwing = listening(() -> {
            throw new IllegalStateException("gone");
        });
        Sink closed = listening(ListenersTest::taken);
        await().until(() -> failing.closed && throwing.closed && closed.sent.get() == 1);
        closed.close();
        listeners.send(EVENT);
        assertThat(listeners.isEmpty()).isTrue();
    }

    @Test
    void sendsAllHomeAtTheEnd() {
        Sink taking = listening(ListenersTest::taken);
        await().until(() -> taking.sent.get() == 1);
        listeners.close();
        await().until(() -> taking.closed);
        assertThat(listeners.isEmpty()).isTrue();
    }
}
