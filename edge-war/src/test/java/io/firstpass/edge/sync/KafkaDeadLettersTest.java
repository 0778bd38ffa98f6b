package io.firstpass.edge.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.DeadLetter;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaDeadLettersTest {
    @ParameterizedTest
    @ValueSource(strings = {"dead-letter", "dead-letter-without-key"})
    void sendsTheRecordOfTheGoldenSample(String name) throws Exception {
        Golden golden = Golden.of(name);

        golden.isCarriedBy(KafkaDeadLetters.event(golden.as(DeadLetter.class), null));
    }

    @Test
    void namesTheEdgeAndPassesTheTraceOn() {
        var refused = new ConsumerRecord<String, byte[]>("firstpass.rulings.v1.suzhou", 2, 7, null, new byte[] {1});
        DeadLetter letter = KafkaDeadLetters.letter("edge-1", refused, "no JSON", Instant.EPOCH);

        var sent = KafkaDeadLetters.event(letter, new RecordHeader("traceparent", "00-a-b-01".getBytes(UTF_8)));

        assertThat(letter.consumer()).isEqualTo("edge-1");
        assertThat(new String(sent.headers().lastHeader("traceparent").value(), UTF_8))
                .isEqualTo("00-a-b-01");
        assertThat(new String(sent.headers().lastHeader("ce_source").value(), UTF_8))
                .isEqualTo("/firstpass/edge-1");
    }
}
