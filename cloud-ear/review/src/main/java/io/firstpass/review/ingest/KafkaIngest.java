package io.firstpass.review.ingest;

import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.ExpiredEntries;
import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.InvalidMessage;
import io.firstpass.review.fleet.EdgeName;
import io.firstpass.review.fleet.Expiries;
import io.firstpass.review.ledger.Ledger;
import io.firstpass.review.secondlook.LookQueue;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * The topics that come up from the plants, each on a {@link Belt} of its own. A record is acknowledged after it was
 * entered or dead-lettered. Nothing is ever thrown out of these methods: the container would shut the channel for good.
 */
@ApplicationScoped
public class KafkaIngest {
    @Inject
    Intake intake;

    @Inject
    Ledger ledger;

    @Inject
    LookQueue looks;

    @Inject
    Expiries expiries;

    @Resource
    ManagedExecutorService executor;

    private final Belt escalations = new Belt(this::take);
    private final Belt inspections = new Belt(this::take);
    private final Belt lapses = new Belt(this::take);
    private final Belt expired = new Belt(this::take);
    private List<? extends Future<?>> running = List.of();

    @PostConstruct
    void start() {
        running = Stream.of(escalations, inspections, lapses, expired)
                .map(executor::submit)
                .toList();
    }

    @PreDestroy
    void stop() {
        running.forEach(belt -> belt.cancel(true));
    }

    @Incoming("escalations")
    public CompletionStage<Void> escalation(Message<byte[]> message) {
        return onto(escalations, message, arrival -> {
            EscalatedFrame frame = Deliverable.checked(arrival.read(EscalatedFrame.class));
            return () -> looks.enter(
                    frame,
                    arrival.traceparent().orElse(null),
                    arrival.source().partition(),
                    arrival.source().offset());
        });
    }

    @Incoming("inspections")
    public CompletionStage<Void> inspection(Message<byte[]> message) {
        return onto(inspections, message, arrival -> {
            Inspection inspection = arrival.read(Inspection.class);
            return () -> ledger.enter(inspection);
        });
    }

    @Incoming("lapses")
    public CompletionStage<Void> lapse(Message<byte[]> message) {
        return onto(lapses, message, arrival -> {
            HoldLapse lapse = arrival.read(HoldLapse.class);
            return () -> ledger.enter(lapse);
        });
    }

    @Incoming("expiries")
    public CompletionStage<Void> expiry(Message<byte[]> message) {
        return onto(expired, message, arrival -> {
            ExpiredEntries told = itsOwn(arrival.read(ExpiredEntries.class), arrival);
            return () -> expiries.enter(told);
        });
    }

    /** An edge tells of its own entries only. */
    private static ExpiredEntries itsOwn(ExpiredEntries told, Arrival arrival) {
        EdgeName edge = arrival.edge();
        if (!edge.equals(new EdgeName(told.site(), told.edge())))
            throw new InvalidMessage("site", "and edge are " + told.site() + "/" + told.edge() + ", sent by " + edge);
        return told;
    }

    private void take(List<Delivery> deliveries) throws Exception {
        intake.take(deliveries);
    }

    @SuppressWarnings("unchecked")
    private static CompletionStage<Void> onto(Belt belt, Message<byte[]> message, Function<Arrival, Runnable> read) {
        try {
            belt.put(new Delivery(message, new Arrival(message.unwrap(ConsumerRecord.class)), read));
        } catch (InterruptedException e) {
            // The server stops. Unacknowledged, the record comes again to whoever reads on.
            Thread.currentThread().interrupt();
        }
        return CompletableFuture.completedFuture(null);
    }
}
