package io.firstpass.review.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstpass.contract.DeadLetter;
import io.firstpass.contract.DecidedBy;
import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.Outcome;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.Topics;
import io.firstpass.contract.json.Messages;
import io.firstpass.review.Escalations;
import io.firstpass.review.container.ReviewArchive;
import io.firstpass.review.container.Tables;
import io.firstpass.review.secondlook.LookQueue;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The review's channels inside the server, with a real broker and PostgreSQL. */
@ExtendWith(ArquillianExtension.class)
class MessagingIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    @Inject
    LookQueue queue;

    private Wire wire;

    @Deployment
    static WebArchive review() {
        return ReviewArchive.with(MessagingIT.class, GoldenRecord.class, Wire.class);
    }

    @BeforeEach
    void open() throws Exception {
        Tables.empty();
        wire = new Wire();
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void anEscalationFromTheTopicReachesTheTable() throws Exception {
        var golden = GoldenRecord.of("escalated-frame-hold");

        long offset = wire.send(golden.toSend());

        awaitLook(golden);
        assertThat(Tables.one("select source_offset from second_look", Long.class))
                .isEqualTo(offset);
        assertThat(Tables.one("select priority from second_look", Integer.class))
                .isEqualTo(2);
        assertThat(Tables.one("select traceparent from second_look", String.class))
                .isEqualTo(golden.envelope().at("/headers/traceparent").asText());
        assertThat(Messages.read(
                        Tables.one("select event from second_look", String.class)
                                .getBytes(),
                        EscalatedFrame.class))
                .isEqualTo(Messages.read(golden.body(), EscalatedFrame.class));
    }

    @Test
    void anEscalationThatIsDeliveredThreeTimesIsEnteredOnce() throws Exception {
        var golden = GoldenRecord.of("escalated-frame-hold");
        var last = GoldenRecord.of("escalated-frame-audit");
        long lettersBefore = wire.end(Topics.DEAD_LETTERS);

        long first = wire.send(golden.toSend());
        wire.send(golden.toSend());
        wire.send(golden.toSend());
        wire.send(last.toSend());

        // One partition is read in order: when the last is there, all before it were taken.
        awaitLook(last);
        assertThat(Tables.rows("second_look")).isEqualTo(2);
        assertThat(Tables.one(
                        "select source_offset from second_look where inspection_id = '" + golden.key() + "'",
                        Long.class))
                .isEqualTo(first);
        assertThat(wire.end(Topics.DEAD_LETTERS)).isEqualTo(lettersBefore);
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheNextRecordIsTaken() throws Exception {
        var poison = GoldenRecord.of("escalated-frame-hold").with("\"HOLD\"", "\"MAYBE\"");
        var sound = GoldenRecord.of("escalated-frame-audit");

        long offset = wire.send(poison.toSend());
        wire.send(sound.toSend());

        DeadLetter letter = letterFor(offset);
        assertThat(letter.consumer()).isEqualTo("review");
        assertThat(letter.key()).isEqualTo(poison.key());
        assertThat(letter.reason()).contains("verdict").contains("MAYBE");
        assertThat(Base64.getDecoder().decode(letter.record())).isEqualTo(poison.body());
        awaitLook(sound);
        assertThat(Tables.rows("second_look")).isEqualTo(1);
    }

    @Test
    void whatIsNoEventAtAllGoesToTheDeadLettersAndTheNextRecordIsTaken() throws Exception {
        var sound = GoldenRecord.of("escalated-frame-hold");

        long offset = wire.send(new ProducerRecord<>(Topics.ESCALATIONS, null, new byte[] {0, 1, 2, (byte) 0xff}));
        wire.send(sound.toSend());

        DeadLetter letter = letterFor(offset);
        assertThat(letter.key()).isNull();
        assertThat(letter.reason()).contains("ce_specversion");
        assertThat(Base64.getDecoder().decode(letter.record())).containsExactly(0, 1, 2, 0xff);
        awaitLook(sound);
    }

    @Test
    void aRulingReachesItsSitesTopicAndIsMarkedSent() throws Exception {
        EscalatedFrame frame = Escalations.fromSite("north");
        Ruling ruling = noDefect(frame);

        queue.enter(frame, "00-6d1b4f5799d56fc8c5e014bf20206958-00f067aa0ba902b7-01", 0, 1);
        assertThat(queue.rule(ruling)).isTrue();

        var told = wire.first(
                Topics.rulings("north"), r -> frame.inspectionId().toString().equals(r.key()), SOON);
        assertThat(Messages.read(told.value(), Ruling.class)).isEqualTo(ruling);
        assertThat(header(told, "ce_id")).isEqualTo(frame.inspectionId() + ":1");
        assertThat(header(told, "traceparent")).isEqualTo("00-6d1b4f5799d56fc8c5e014bf20206958-00f067aa0ba902b7-01");
        await().pollInSameThread().atMost(SOON).untilAsserted(() -> assertThat(
                        Tables.rows("ruling_outbox where sent_at is not null"))
                .isEqualTo(1));
    }

    @Test
    void aSiteWithoutATopicDoesNotHoldUpTheRulingsOfTheOthers() throws Exception {
        EscalatedFrame lost = Escalations.fromSite("no-such-site");
        EscalatedFrame frame = Escalations.fromSite("north");
        for (EscalatedFrame each : List.of(lost, frame)) {
            queue.enter(each, null, 0, 1);
            assertThat(queue.rule(noDefect(each))).isTrue();
        }

        wire.first(Topics.rulings("north"), r -> frame.inspectionId().toString().equals(r.key()), SOON);
        await().pollInSameThread().atMost(SOON).untilAsserted(() -> assertThat(Tables.rows(
                        "ruling_outbox where sent_at is not null and inspection_id = '" + frame.inspectionId() + "'"))
                .isEqualTo(1));
        assertThat(Tables.rows("ruling_outbox where sent_at is null and inspection_id = '" + lost.inspectionId() + "'"))
                .isEqualTo(1);
    }

    @Test
    void poisonThatIsAlmostTooLargeForTheBrokerHoldsUpNothing() throws Exception {
        var sound = GoldenRecord.of("escalated-frame-hold");

        long offset = wire.send(new ProducerRecord<>(Topics.ESCALATIONS, null, new byte[1_000_000]));
        wire.send(sound.toSend());

        assertThat(letterFor(offset).reason()).contains("ce_specversion").contains("too large");
        assertThat(letterFor(offset).record()).isNull();
        awaitLook(sound);
    }

    @Test
    void anInstantThatNoDatabaseHoldsIsPoisonToo() throws Exception {
        var golden = GoldenRecord.of("inspection-fail");
        String captured =
                Messages.mapper().readTree(golden.body()).path("capturedAt").asText();
        long offset = wire.send(
                golden.with(captured, "+999999999-12-31T23:59:59-18:00").toSend());
        var found = wire.first(Topics.DEAD_LETTERS, r -> isFor(r, Topics.INSPECTIONS, offset), SOON);
        assertThat(Messages.read(found.value(), DeadLetter.class).record()).isNotNull();
    }

    private static Ruling noDefect(EscalatedFrame frame) {
        return new Ruling(
                frame.inspectionId(),
                frame.serial(),
                frame.site(),
                Outcome.NO_DEFECT,
                1,
                DecidedBy.MODEL,
                List.of(),
                Escalations.CLOUD_MODEL,
                "1",
                Instant.parse("2026-01-31T08:00:02Z"));
    }

    private static boolean isFor(ConsumerRecord<String, byte[]> sent, String topic, long offset) {
        DeadLetter letter = Messages.read(sent.value(), DeadLetter.class);
        return letter.topic().equals(topic) && letter.offset() == offset;
    }

    private DeadLetter letterFor(long offset) {
        var found = wire.first(Topics.DEAD_LETTERS, r -> isFor(r, Topics.ESCALATIONS, offset), SOON);
        return Messages.read(found.value(), DeadLetter.class);
    }

    private static void awaitLook(GoldenRecord golden) {
        await("the look at " + golden.key())
                .pollInSameThread()
                .atMost(SOON)
                .until(() -> Tables.has("second_look", UUID.fromString(golden.key())));
    }

    private static String header(ConsumerRecord<String, byte[]> from, String name) {
        return new String(from.headers().lastHeader(name).value());
    }
}
