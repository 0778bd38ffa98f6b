package io.firstpass.edge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.ExpiredEntries;
import io.firstpass.contract.ExpiryReason;
import io.firstpass.contract.FrameReference;
import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.Topics;
import io.firstpass.contract.json.Messages;
import io.firstpass.edge.outbox.Entry;
import io.firstpass.edge.outbox.Inspected;
import io.firstpass.edge.outbox.SealedFrame;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RelayTest {
    private static final String FRAME_KEY = "frames/suzhou/2026/11/24/" + Inspected.SHA256;

    private final RelayBench bench = new RelayBench();
    private final ListOutbox outbox = bench.outbox;
    private final Cloud cloud = bench.cloud;

    @Test
    void sendsTheFrameBeforeTheEventThatNamesIt() throws Exception {
        Entry entry = outbox.escalation("A", 0);

        bench.round();

        assertThat(cloud.arrivals).containsExactly("frame " + FRAME_KEY, "event " + entry.id());
        assertThat(cloud.frames.get(FRAME_KEY)).isEqualTo("A".getBytes());
        EscalatedFrame message = Messages.read(cloud.events.get(0).data(), EscalatedFrame.class);
        assertThat(message.frame())
                .isEqualTo(new FrameReference("firstpass", FRAME_KEY, Inspected.SHA256, 1, "image/png", "tink-hybrid"));
        assertThat(message.epoch()).isEqualTo("epoch");
        assertThat(message.sequence()).isEqualTo(entry.sequence());
        assertThat(message.edge()).isEqualTo("edge-1");
        assertThat(cloud.events.get(0).key()).isEqualTo(entry.inspection().id().toString());
        assertThat(cloud.events.get(0).traceparent()).hasValue(Inspected.TRACE);
        assertThat(outbox.sent).containsExactly(1L);
    }

    @Test
    void sendsAnInspectionAsItIsUnderItsSerial() throws Exception {
        Entry entry = outbox.inspection("A");

        bench.round();

        OutboundEvent event = cloud.events.get(0);
        assertThat(event.key()).isEqualTo("A");
        assertThat(Messages.read(event.data(), Inspection.class)).isEqualTo(entry.inspection());
        assertThat(cloud.frames).isEmpty();
    }

    @Test
    void sendsALapse() throws Exception {
        Entry entry = outbox.lapse("A");

        bench.round();

        OutboundEvent event = cloud.events.get(0);
        assertThat(event.topic()).isEqualTo(Topics.LAPSES);
        assertThat(event.id()).isEqualTo(entry.id());
        assertThat(Messages.read(event.data(), HoldLapse.class).verdict().name())
                .isEqualTo("FAIL");
    }

    @Test
    void sendsByPriorityThenByAgeWithinItsWindow() throws Exception {
        outbox.inspection("A");
        outbox.escalation("B", 7);
        outbox.escalation("C", 0);
        outbox.inspection("D");
        bench.framesAtOnce(1);

        bench.round();

        assertThat(cloud.ids()).containsExactly("epoch-3", "epoch-2", "epoch-1", "epoch-4");
        assertThat(outbox.sent).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    }

    @Test
    void marksAWindowInOneCommitUntilNothingIsLeft() throws Exception {
        for (int i = 0; i < 12; i++) outbox.inspection("S-" + i);
        bench.window(10);

        bench.round();
        assertThat(outbox.sent).hasSize(10);
        bench.round();
        assertThat(outbox.sent).hasSize(12);
        assertThat(bench.round()).isInstanceOf(Round.Rested.class);
        assertThat(bench.attempts).contains("caught up");
    }

    @Test
    void resendsUnderTheSameIdWhatWasNotAcknowledged() throws Exception {
        outbox.inspection("A");
        Entry lost = outbox.inspection("B");
        outbox.inspection("C");
        cloud.unacknowledged.add(lost.id());

        assertThat(bench.round()).isInstanceOf(Round.Failed.class);
        assertThat(outbox.sent).containsExactly(1L, 3L);

        cloud.unacknowledged.clear();
        assertThat(bench.round()).isInstanceOf(Round.Moved.class);
        assertThat(outbox.sent).containsExactly(1L, 3L, 2L);
        assertThat(cloud.ids()).containsExactly("epoch-1", "epoch-2", "epoch-3", "epoch-2");
    }

    @Test
    void stopsAtTheFirstEventThatFailsAtOnceButMarksWhatWasAcknowledged() throws Exception {
        outbox.inspection("A");
        cloud.nacked.add(outbox.inspection("B").id());
        outbox.inspection("C");

        assertThat(bench.round()).isInstanceOf(Round.Failed.class);

        assertThat(cloud.ids()).containsExactly("epoch-1", "epoch-2");
        assertThat(outbox.sent).containsExactly(1L);
        assertThat(bench.attempts).contains("EVENTS failed");
    }

    @Test
    void withdrawsAnEscalationWhoseFrameIsNotWhatItWasAndGoesOn() throws Exception {
        Entry lost = outbox.escalation("A", 0);
        Entry altered = outbox.escalation("B", 0);
        outbox.frames.remove(lost.inspection().id());
        outbox.frames.put(altered.inspection().id(), new SealedFrame.Altered());
        outbox.inspection("C");

        bench.round();

        assertThat(outbox.expired)
                .containsEntry(lost.sequence(), ExpiryReason.FRAME_LOST)
                .containsEntry(altered.sequence(), ExpiryReason.FRAME_ALTERED);
        assertThat(outbox.sent).containsExactly(3L);
    }

    @Test
    void tellsOnceWhatWillNeverArrive() throws Exception {
        Entry lost = outbox.escalation("A", 0);
        outbox.frames.clear();
        bench.round();
        bench.time.pass(Duration.ofSeconds(2));

        bench.round();
        bench.time.pass(Duration.ofSeconds(2));
        bench.round();

        assertThat(cloud.ids()).containsExactly("epoch-expired-1-1");
        OutboundEvent event = cloud.events.get(0);
        assertThat(event.topic()).isEqualTo(Topics.EXPIRIES);
        ExpiredEntries told = Messages.read(event.data(), ExpiredEntries.class);
        assertThat(told.entries()).hasSize(1);
        assertThat(told.entries().get(0).inspectionId())
                .isEqualTo(lost.inspection().id());
        assertThat(outbox.told).hasSize(1);
    }

    @Test
    void tellsAgainWhatTheBrokerDidNotAcknowledge() throws Exception {
        outbox.escalation("A", 0);
        outbox.frames.clear();
        bench.round();
        cloud.brokerDown = true;
        bench.time.pass(Duration.ofSeconds(2));

        assertThat(bench.round()).isInstanceOf(Round.Failed.class);
        assertThat(outbox.told).isEmpty();
        cloud.brokerDown = false;
        bench.time.pass(Duration.ofSeconds(2));
        bench.round();

        assertThat(outbox.told).hasSize(1);
    }

    @Test
    void givesUpAfterThreeTimesWhatTheBrokerDoesNotWantAndSendsTheRest() throws Exception {
        Entry large = outbox.inspection("A");
        outbox.inspection("B");
        cloud.unwanted.add(large.id());

        for (int i = 0; i < 3; i++) bench.round();

        assertThat(outbox.expired).containsOnly(java.util.Map.entry(1L, ExpiryReason.REFUSED));
        assertThat(outbox.sent).containsExactly(2L);
        assertThat(bench.attempts).doesNotContain("EVENTS failed");
    }
}
