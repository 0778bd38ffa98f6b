package io.firstpass.review.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.DeadLetter;
import io.firstpass.contract.json.Messages;
import io.firstpass.review.Golden;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterEventTest {
    private static final String TRACE = "00-6d1b4f5799d56fc8c5e014bf20206958-00f067aa0ba902b7-01";

    @ParameterizedTest
    @ValueSource(strings = {"dead-letter", "dead-letter-without-key"})
    void isTheRecordOfTheGoldenSample(String name) throws Exception {
        Golden golden = Golden.of(name);

        var sent = DeadLetterEvent.of(Messages.read(golden.message(), DeadLetter.class), golden.traceparent());

        assertThat(sent.topic()).isEqualTo(golden.topic());
        assertThat(sent.key()).isEqualTo(golden.key());
        assertThat(Golden.headers(sent)).isEqualTo(golden.headers());
        assertThat(Messages.mapper().readTree(sent.value()))
                .isEqualTo(Messages.mapper().readTree(golden.message()));
    }

    @Test
    void carriesTheTraceOfTheRefusedRecord() {
        assertThat(Golden.headers(DeadLetterEvent.of(letter("k", "r", "AA=="), TRACE)))
                .containsEntry("traceparent", TRACE);
    }

    @Test
    void fitsIntoWhatABrokerTakesHoweverLargeTheRecordWas() {
        String huge = "k".repeat(1_000_000);

        var sent = DeadLetterEvent.of(letter(huge, huge, "A".repeat(1_300_000)), huge);

        assertThat(sent.value().length + sent.key().length()).isLessThan(1_000_000);
        DeadLetter told = Messages.read(sent.value(), DeadLetter.class);
        assertThat(told.record()).isNull();
        assertThat(told.reason()).contains("too large for a letter");
        assertThat(told.offset()).isEqualTo(7);
    }

    private static DeadLetter letter(String key, String reason, String body) {
        return new DeadLetter(
                DeadLetters.CONSUMER, "topic", 0, 7, key, reason, body, Instant.parse("2026-01-31T08:00:00Z"));
    }
}
