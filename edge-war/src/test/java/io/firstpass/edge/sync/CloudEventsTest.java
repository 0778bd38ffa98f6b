package io.firstpass.edge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.Inspection;
import io.firstpass.edge.outbox.Entry;
import io.firstpass.edge.outbox.EntryKind;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

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
        Golden golden = Golden.of("escalated-frame-hold");
        long bytes = golden.as(EscalatedFrame.class).frame().bytes();

        golden.isCarriedBy(cloudEvents.write(events.escalation(held(EntryKind.ESCALATION, 40, golden), bytes)));
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
        String sha256 = Golden.of("escalated-frame-hold")
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
                OptionalDouble.empty(),
                traceparent);
    }
}
