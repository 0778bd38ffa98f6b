package io.firstpass.edge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.DecidedBy;
import io.firstpass.contract.Outcome;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.json.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class IntakeTest {
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

    private final List<Ruling> applied = new ArrayList<>();
    private final List<String> deadLetters = new ArrayList<>();
    private Intake<Ruling> intake;

    private void take(Inbox.Application<Ruling> store, CompletableFuture<Void> acknowledgement) {
        take(store, RULING, acknowledgement);
    }

    private void take(Inbox.Application<Ruling> store, byte[] record, CompletableFuture<Void> acknowledgement) {
        Backoff backoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), new Random(1));
        Inbox<Ruling> inbox = new Inbox<>(Ruling.class, store, wait -> false, backoff);
        intake = new Intake<>("a ruling", inbox, this::deadLetter, applied::add);
        assertThat(intake.take(Message.of(record, () -> acknowledgement))).isCompleted();
    }

    private CompletionStage<Void> deadLetter(ConsumerRecord<?, ?> refused, String reason) {
        deadLetters.add(reason);
        return CompletableFuture.completedFuture(null);
    }

    @Test
    void tellsOfWhatWasNews() {
        take(ruling -> true, new CompletableFuture<>());
        assertThat(applied).hasSize(1);
        take(ruling -> false, new CompletableFuture<>());
        assertThat(applied).hasSize(1);
    }

    @Test
    void takesTheNextWithoutWaitingForTheAcknowledgement() {
        take(ruling -> false, new CompletableFuture<>());
        assertThat(intake.health().taken()).isEqualTo(1);
    }

    @Test
    void staysHealthyWhenTheBrokerIsGoneBeforeTheAcknowledgement() {
        take(ruling -> false, CompletableFuture.failedFuture(new IllegalStateException("the partition is closed")));
        assertThat(intake.health().failure()).isEmpty();
    }

    @Test
    void asksForARestartWhenARulingCouldNotBeTaken() {
        CompletableFuture<Void> acknowledgement = new CompletableFuture<>();
        take(
                ruling -> {
                    throw new IllegalStateException("the database is broken");
                },
                acknowledgement);
        assertThat(intake.health().failure())
                .hasValueSatisfying(why -> assertThat(why).contains("broken"));
        assertThat(acknowledgement).isNotDone();
    }
}
