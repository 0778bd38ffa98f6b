package io.firstpass.edge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.EntryKind;
import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.ExpiredEntries;
import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Inspection;
import io.firstpass.edge.outbox.Entry;
import io.firstpass.edge.outbox.Tombstones;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves the edge is what the contract's samples show, from the entry to the record. */
class CloudEventsTest {
    private static final Origin ORIGIN = new Origin("suzhou", "edge-1", "firstpass-frames");

    private final CloudEvents cloudEvents = new CloudEvents(ORIGIN.source());
    private final Events events = new Events(ORIGIN);

    @Test
    void sendsTheInspectionOfTheGoldenSample() throws IOException {
        Golden golden = Golden.of("inspection-hold-escalated");

        golden.isCarriedBy(cloudEvents.write(events.inspection(held(EntryKind.INSPECTION, 39, golden))));
    }

    @Test
    void sendsTheEscalatedFrameOfTheGoldenSample() throws IOException {
        Golden golden = Golden.of("escalated-frame-sealed");
        long bytes = golden.as(EscalatedFrame.class).frame().bytes();

        golden.isCarriedBy(cloudEvents.write(events.escalation(held(EntryKind.ESCALATION, 44, golden), bytes)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hold-lapse", "hold-lapse-to-pass"})
    void sendsTheLapseOfTheGoldenSample(String name) throws IOException {
        Golden golden = Golden.of(name);
        long sequence = golden.envelope().at("/headers/ce_sequence").asLong();
        Entry held = held(EntryKind.LAPSE, sequence, golden);
        Entry entry = new Entry(
                golden.envelope().at("/headers/ce_epoch").asText(),
                sequence,
                EntryKind.LAPSE,
                2,
                held.inspection(),
                held.frameSha256(),
                held.contentType(),
                0,
                OptionalDouble.empty(),
                golden.envelope().at("/headers/traceparent").isTextual() ? held.traceparent() : Optional.empty(),
                Optional.of(golden.as(HoldLapse.class)));

        golden.isCarriedBy(cloudEvents.write(events.withoutFrame(entry)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired-entries", "expired-entries-of-a-lost-store"})
    void sendsTheTombstonesOfTheGoldenSample(String name) throws IOException {
        Golden golden = Golden.of(name);
        ExpiredEntries expired = golden.as(ExpiredEntries.class);

        golden.isCarriedBy(cloudEvents.write(events.expiries(new Tombstones(expired.epoch(), expired.entries()))));
    }

    @Test
    void sendsNoTraceContextThatIsUnknown() throws IOException {
        Golden golden = Golden.of("inspection-fail");
        Entry entry = entry(EntryKind.INSPECTION, 38, golden.as(Inspection.class), "", Optional.empty());

        assertThat(cloudEvents.write(events.inspection(entry)).headers().lastHeader("traceparent"))
                .isNull();
    }

    private static Entry held(EntryKind kind, long sequence, Golden golden) throws IOException {
        Inspection inspection = Golden.of("inspection-hold-escalated").as(Inspection.class);
        String sha256 = Golden.of("escalated-frame-sealed")
                .as(EscalatedFrame.class)
                .frame()
                .sha256();
        Optional<String> traceparent =
                Optional.of(golden.envelope().at("/headers/traceparent").asText());
        return entry(kind, sequence, inspection, sha256, traceparent);
    }

    private static Entry entry(
            EntryKind kind, long sequence, Inspection inspection, String sha256, Optional<String> traceparent) {
        return new Entry(
                "0193a1d4-0000-7000-8000-00000000000a",
                sequence,
                kind,
                2,
                inspection,
                sha256,
                "image/jpeg",
                0,
                OptionalDouble.empty(),
                traceparent,
                Optional.empty());
    }
}
