package io.firstpass.review.cases;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TransactionAbortedException;

/** The rulings of one transaction on their way: which partitions took them, and which sites' topics did not. */
final class KafkaWindow {
    /** Longer than the producer itself tries. */
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(40);

    private final Producer<String, byte[]> producer;
    private final Map<UnsentRuling, Future<RecordMetadata>> sent = new LinkedHashMap<>();
    private final Map<TopicPartition, Long> upTo = new HashMap<>();
    private KafkaException broken;

    KafkaWindow(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /** After the first failure in a transaction no more is sent in it: it is rolled back anyway. */
    void send(UnsentRuling ruling) {
        if (broken != null) return;
        try {
            sent.put(ruling, producer.send(RulingEvent.of(ruling.ruling(), ruling.traceparent())));
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            broken = e;
        }
    }

    /**
     * Waits until all are acknowledged or given up.
     *
     * @throws KafkaException where this producer is at its end, as when another one took over
     * @return why a site's topic did not take its own, by site; those that only fell with them are not in it
     */
    Map<String, Exception> await() throws InterruptedException, TimeoutException {
        Map<String, Exception> refused = new LinkedHashMap<>();
        long end = System.nanoTime() + ACKNOWLEDGED_WITHIN.toNanos();
        for (var each : sent.entrySet()) {
            try {
                took(each.getValue().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
            } catch (ExecutionException e) {
                if (e.getCause() instanceof ApplicationRecoverableException over) throw over;
                if (!(e.getCause() instanceof TransactionAbortedException))
                    refused.putIfAbsent(each.getKey().site(), e);
            }
        }
        if (refused.isEmpty() && broken != null) throw broken;
        return refused;
    }

    Told told() {
        return new Told(
                sent.keySet().stream()
                        .map(ruling -> RevisionId.of(ruling.ruling()))
                        .toList(),
                places(upTo));
    }

    static List<Told.Place> places(Map<TopicPartition, Long> upTo) {
        return upTo.entrySet().stream()
                .map(place ->
                        new Told.Place(place.getKey().topic(), place.getKey().partition(), place.getValue()))
                .toList();
    }

    private void took(RecordMetadata place) {
        upTo.merge(new TopicPartition(place.topic(), place.partition()), place.offset() + 1, Math::max);
    }
}
