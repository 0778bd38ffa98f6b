package io.firstpass.edge.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.edge.outbox.EntryKind;
import io.firstpass.edge.outbox.Inspected;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class CloudEventsTest {
    private final CloudEvents cloudEvents = new CloudEvents(URI.create("/sites/suzhou/edges/edge-1"));

    @Test
    void writesTheAttributesAsHeadersAndTheMessageAsValue() {
        ProducerRecord<String, byte[]> record =
                cloudEvents.write(event(EntryKind.ESCALATION, Optional.of(Inspected.TRACE)));

        assertThat(record.topic()).isEqualTo("firstpass.escalations.v1");
        assertThat(record.key()).isEqualTo("key");
        assertThat(record.value()).isEqualTo("{}".getBytes(UTF_8));
        assertThat(headers(record))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "epoch-7",
                        "ce_source", "/sites/suzhou/edges/edge-1",
                        "ce_type", "io.firstpass.escalation.v1",
                        "ce_time", "2026-11-24T10:00:00Z",
                        "content-type", "application/json",
                        "traceparent", Inspected.TRACE));
    }

    @Test
    void writesInspectionsToTheirTopicAndNoTraceContextThatIsUnknown() {
        ProducerRecord<String, byte[]> record = cloudEvents.write(event(EntryKind.INSPECTION, Optional.empty()));

        assertThat(record.topic()).isEqualTo("firstpass.inspections.v1");
        assertThat(headers(record)).containsEntry("ce_type", "io.firstpass.inspection.v1");
        assertThat(headers(record)).doesNotContainKey("traceparent");
    }

    private static OutboundEvent event(EntryKind kind, Optional<String> traceparent) {
        return new OutboundEvent(
                kind, "epoch-7", "key", Instant.parse("2026-11-24T10:00:00Z"), "{}".getBytes(UTF_8), traceparent);
    }

    private static Map<String, String> headers(ProducerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }
}
