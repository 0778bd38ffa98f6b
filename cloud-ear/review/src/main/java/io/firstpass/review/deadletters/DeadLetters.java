package io.firstpass.review.deadletters;

import io.firstpass.contract.DeadLetter;
import io.firstpass.contract.Topics;
import io.firstpass.contract.json.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/** The topic for records that could not be taken. Returning means that the broker has the letter; blocks its caller. */
@ApplicationScoped
public class DeadLetters {
    @Inject
    @Channel("deadletters")
    Emitter<ProducerRecord<String, byte[]>> emitter;

    public void put(DeadLetter letter) throws Exception {
        var letterRecord = new ProducerRecord<>(Topics.DEAD_LETTERS, letter.key(), Messages.write(letter));
        // One at a time: the emitter takes one sender only.
        synchronized (this) {
            emitter.send(letterRecord).toCompletableFuture().get(40, TimeUnit.SECONDS);
        }
    }
}
