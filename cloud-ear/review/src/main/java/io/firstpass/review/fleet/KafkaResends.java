package io.firstpass.review.fleet;

import io.firstpass.contract.ResendRequest;
import io.firstpass.contract.SequenceRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/**
 * Asks edges for what is missing. For one thread. A request that does not get out is not tried again here: what is still
 * missing after its pause is asked for again, and a site without a topic holds up no other's next turn.
 */
@ApplicationScoped
public class KafkaResends {
    private static final Logger LOG = Logger.getLogger(KafkaResends.class.getName());
    private static final int ACKNOWLEDGED_WITHIN_SECONDS = 40;

    @Inject
    @Channel("resends")
    Emitter<ProducerRecord<String, byte[]>> emitter;

    void ask(Asking asking, ResendPolicy policy) throws InterruptedException {
        long attempt = asking.requests();
        for (List<SequenceRange> ranges : policy.requests(asking.missing())) {
            var request = new ResendRequest(
                    asking.edge().site(), asking.edge().edge(), asking.epoch(), ranges, Instant.now());
            try {
                emitter.send(ResendEvent.of(request, ++attempt))
                        .toCompletableFuture()
                        .get(ACKNOWLEDGED_WITHIN_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException | RuntimeException e) {
                LOG.log(Level.WARNING, e, () -> "entries missing of " + asking.place() + " could not be asked for");
                return;
            }
        }
        LOG.info(() -> "asked for missing entries of " + asking.place() + ", time " + (asking.tries() + 1) + ": "
                + asking.missing().size() + " ranges from "
                + asking.missing().get(0).from());
    }
}
