package io.firstpass.edge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.FrameReference;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.json.Messages;
import io.firstpass.edge.link.Attempts;
import io.firstpass.edge.outbox.Entry;
import io.firstpass.edge.outbox.Inspected;
import io.firstpass.edge.sync.Relay.Round;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelayTest {
    private static final String FRAME_KEY = "frames/suzhou/2026/11/24/" + Inspected.SHA256;

    private final ListOutbox outbox = new ListOutbox();
    private final Cloud cloud = new Cloud();
    private final List<String> attempts = new ArrayList<>();
    private final Relay relay = new Relay(
            outbox,
            cloud,
            cloud,
            new Origin("suzhou", "edge-1", "firstpass"),
            new Acknowledgements(Duration.ZERO),
            noting(attempts));

    @Test
    void sendsTheFrameBeforeTheEventThatNamesIt() throws Exception {
        Entry entry = outbox.escalation("A", 0);

        Round round = relay.round();

        assertThat(cloud.arrivals).containsExactly("frame " + FRAME_KEY, "event " + entry.id());
        assertThat(cloud.frames.get(FRAME_KEY)).isEqualTo("A".getBytes());
        EscalatedFrame message = Messages.read(cloud.events.get(0).data(), EscalatedFrame.class);
        assertThat(message.frame())
                .isEqualTo(new FrameReference("firstpass", FRAME_KEY, Inspected.SHA256, 1, "image/png", "none"));
        assertThat(message.epoch()).isEqualTo("epoch");
        assertThat(message.sequence()).isEqualTo(entry.sequence());
        assertThat(message.edge()).isEqualTo("edge-1");
        assertThat(cloud.events.get(0).key()).isEqualTo(entry.inspection().id().toString());
        assertThat(cloud.events.get(0).traceparent()).hasValue(Inspected.TRACE);
        assertThat(round.sent()).isEqualTo(1);
    }

    @Test
    void sendsAnInspectionAsItIsUnderItsSerial() throws Exception {
        Entry entry = outbox.inspection("A");

        relay.round();

        OutboundEvent event = cloud.events.get(0);
        assertThat(event.key()).isEqualTo("A");
        assertThat(Messages.read(event.data(), Inspection.class)).isEqualTo(entry.inspection());
        assertThat(cloud.frames).isEmpty();
    }

    @Test
    void sendsByPriorityThenByAge() throws Exception {
        outbox.inspection("A");
        outbox.escalation("B", 7);
        outbox.escalation("C", 0);
        outbox.inspection("D");

        relay.round();

        assertThat(cloud.events)
                .extracting(OutboundEvent::id)
                .containsExactly("epoch-3", "epoch-1", "epoch-4", "epoch-2");
        assertThat(outbox.sent).containsExactly(3L, 1L, 4L, 2L);
    }

    @Test
    void sendsAWindowAtATimeUntilNothingIsLeft() throws Exception {
        for (int i = 0; i < Relay.WINDOW + 1; i++) outbox.inspection("S-" + i);

        assertThat(relay.round().sent()).isEqualTo(Relay.WINDOW);
        assertThat(relay.round().sent()).isEqualTo(1);
        assertThat(relay.round().offered()).isZero();
        assertThat(attempts).containsExactly("succeeded", "succeeded", "caught up");
    }

    @Test
    void resendsUnderTheSameIdWhatWasNotAcknowledged() throws Exception {
        outbox.inspection("A");
        Entry lost = outbox.inspection("B");
        outbox.inspection("C");
        cloud.unacknowledged.add(lost.id());

        Round round = relay.round();
        assertThat(round.failure()).containsInstanceOf(UplinkFailed.class);
        assertThat(outbox.sent).containsExactly(1L, 3L);

        cloud.unacknowledged.clear();
        assertThat(relay.round().failure()).isEmpty();
        assertThat(outbox.sent).containsExactly(1L, 3L, 2L);
        assertThat(cloud.events)
                .extracting(OutboundEvent::id)
                .containsExactly("epoch-1", "epoch-2", "epoch-3", "epoch-2");
    }

    @Test
    void stopsAtTheFirstEventThatFailsAtOnceButMarksWhatWasAcknowledged() throws Exception {
        outbox.inspection("A");
        cloud.nacked.add(outbox.inspection("B").id());
        outbox.inspection("C");

        Round round = relay.round();

        assertThat(round.failure()).isPresent();
        assertThat(cloud.events).extracting(OutboundEvent::id).containsExactly("epoch-1", "epoch-2");
        assertThat(outbox.sent).containsExactly(1L);
        assertThat(attempts).containsExactly("failed");
    }

    @Test
    void stopsWhenAnEventIsNotHandedOver() throws Exception {
        outbox.inspection("A");
        cloud.notHandedOver.add(outbox.inspection("B").id());
        outbox.inspection("C");

        Round round = relay.round();

        assertThat(round.failure()).containsInstanceOf(UplinkFailed.class);
        assertThat(outbox.sent).containsExactly(1L);
    }

    @Test
    void keepsTheEntryAndSendsNoEventWhileItsFrameCannotBeStored() throws Exception {
        outbox.escalation("A", 0);
        cloud.storeDown = true;

        Round round = relay.round();

        assertThat(round.failure()).containsInstanceOf(UplinkFailed.class);
        assertThat(cloud.events).isEmpty();
        assertThat(outbox.sent).isEmpty();
        assertThat(attempts).containsExactly("failed");

        cloud.storeDown = false;
        relay.round();
        assertThat(outbox.sent).containsExactly(1L);
    }

    @Test
    void withdrawsAnEscalationWhoseFrameIsGoneAndGoesOn() throws Exception {
        Entry lost = outbox.escalation("A", 0);
        outbox.frames.clear();
        outbox.inspection("B");

        Round round = relay.round();

        assertThat(round.failure()).isEmpty();
        assertThat(outbox.withdrawn).containsExactly(lost.sequence());
        assertThat(outbox.sent).containsExactly(2L);
    }

    private static Attempts noting(List<String> attempts) {
        return new Attempts() {
            @Override
            public void succeeded() {
                attempts.add("succeeded");
            }

            @Override
            public void failed() {
                attempts.add("failed");
            }

            @Override
            public void caughtUp() {
                attempts.add("caught up");
            }
        };
    }
}
