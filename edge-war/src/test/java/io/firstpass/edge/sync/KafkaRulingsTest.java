package io.firstpass.edge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.DecidedBy;
import io.firstpass.contract.Outcome;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.json.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class KafkaRulingsTest {
    private static final byte[] RULING = Messages.write(new Ruling(
            UUID.randomUUID(),
            "B-1",
            "suzhou",
            Outcome.NO_DEFECT,
            1,
            DecidedBy.REVIEWER,
            List.of(),
            null,
            "1",
            Instant.EPOCH));

    private final KafkaRulings rulings = new KafkaRulings();

    private void take(RulingInbox.Rulings store, CompletableFuture<Void> acknowledgement) {
        Backoff backoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), new Random(1));
        rulings.open(new RulingInbox(store, new Doorbell(), backoff));
        assertThat(rulings.take(Message.of(RULING, () -> acknowledgement))).isCompleted();
    }

    @Test
    void takesTheNextWithoutWaitingForTheAcknowledgement() {
        take(ruling -> false, new CompletableFuture<>());
        assertThat(rulings.health().taken()).isEqualTo(1);
    }

    @Test
    void staysHealthyWhenTheBrokerIsGoneBeforeTheAcknowledgement() {
        take(ruling -> false, CompletableFuture.failedFuture(new IllegalStateException("the partition is closed")));
        assertThat(rulings.health().failure()).isEmpty();
    }

    @Test
    void asksForARestartWhenARulingCouldNotBeTaken() {
        CompletableFuture<Void> acknowledgement = new CompletableFuture<>();
        take(
                ruling -> {
                    throw new IllegalStateException("the database is broken");
                },
                acknowledgement);
        assertThat(rulings.health().failure())
                .hasValueSatisfying(why -> assertThat(why).contains("broken"));
        assertThat(acknowledgement).isNotDone();
    }
}
