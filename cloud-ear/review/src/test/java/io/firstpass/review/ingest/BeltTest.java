package io.firstpass.review.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BeltTest {
    private static final long NEVER = 99;

    private final List<Long> acknowledged = Collections.synchronizedList(new ArrayList<>());
    private final List<List<Long>> together = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch committed = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(4);
    private final Belt belt = new Belt(this::take);
    private final Thread thread = new Thread(belt);

    @AfterEach
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join(5000);
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void whatGathersDuringACommitGoesIntoTheNextOneAndIsAcknowledgedAfterIt() throws Exception {
        thread.start();
        belt.put(delivery(0));
        begun.await();
        for (long offset = 1; offset < 4; offset++) belt.put(delivery(offset));
        assertThat(acknowledged).isEmpty();

        committed.countDown();

        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(together).containsExactly(List.of(0L), List.of(1L, 2L, 3L));
        assertThat(acknowledged).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void whatCouldNotBeTakenIsNotAcknowledgedAndTheNextIsTaken() throws Exception {
        thread.start();
        belt.put(delivery(NEVER));
        begun.await();
        for (long offset = 0; offset < 4; offset++) belt.put(delivery(offset));
        committed.countDown();

        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(acknowledged).containsExactly(0L, 1L, 2L, 3L);
    }

    private void take(List<Delivery> deliveries) throws Exception {
        begun.countDown();
        committed.await();
        List<Long> offsets = deliveries.stream()
                .map(each -> each.arrival().source().offset())
                .toList();
        together.add(offsets);
        if (offsets.contains(NEVER)) throw new IllegalStateException("no database will ever take this");
    }

    private Delivery delivery(long offset) {
        Message<byte[]> message = Message.of(new byte[0], () -> {
            acknowledged.add(offset);
            done.countDown();
            return CompletableFuture.completedFuture(null);
        });
        var source = new ConsumerRecord<String, byte[]>("topic", 0, offset, null, new byte[0]);
        return new Delivery(message, new Arrival(source), arrival -> () -> {});
    }
}
