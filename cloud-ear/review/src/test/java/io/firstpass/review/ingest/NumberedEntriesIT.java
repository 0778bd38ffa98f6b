package io.firstpass.review.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstpass.contract.DeadLetter;
import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.ResendRequest;
import io.firstpass.contract.SequenceRange;
import io.firstpass.contract.Topics;
import io.firstpass.contract.json.Messages;
import io.firstpass.review.container.ReviewArchive;
import io.firstpass.review.container.Tables;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Numbered entries from a real broker into the ledger on PostgreSQL, and the wish for those that are missing back to it. */
@ExtendWith(ArquillianExtension.class)
class NumberedEntriesIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    private Wire wire;

    @Deployment
    static WebArchive review() {
        return ReviewArchive.with(NumberedEntriesIT.class, GoldenRecord.class, Wire.class);
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
    void everyNumberedEventIsEnteredWithItsReceiptAndLapsesAndExpiriesAreKept() throws Exception {
        var inspection = GoldenRecord.of("inspection-hold-escalated");
        var lapse = GoldenRecord.of("hold-lapse");
        for (int again = 0; again < 2; again++) {
            for (String name :
                    List.of("inspection-hold-escalated", "escalated-frame-hold", "hold-lapse", "expired-entries"))
                wire.send(GoldenRecord.of(name).toSend());
        }

        awaitRows(1, "second_look");
        awaitRows(1, "hold_lapse");
        awaitRows(1, "expired_entry where reason = 'AGE'");
        awaitRows(1, "inspection");
        String numbers =
                "edge_epoch where (site, edge) = ('suzhou', 'edge-1') and received = '{[%s,%s],[40,41),[77,78)}'"
                        + " and expired = '{[0,1)}'";
        String sequence = inspection.envelope().at("/headers/ce_sequence").asText();
        awaitRows(1, numbers.formatted(sequence, sequence));
        assertThat(Messages.read(
                        Tables.one("select event from hold_lapse", String.class).getBytes(), HoldLapse.class))
                .isEqualTo(Messages.read(lapse.body(), HoldLapse.class));
    }

    @Test
    void poisonThatIsNumberedDidArrive() throws Exception {
        var poison = GoldenRecord.of("escalated-frame-hold").with("\"HOLD\"", "\"MAYBE\"");

        wire.send(poison.toSend());

        awaitRows(1, "edge_epoch where received = '{[40,41)}'");
        assertThat(Tables.rows("second_look")).isZero();
    }

    @Test
    void anEventOfAnEdgeThatDoesNotNumberYetIsTaken() throws Exception {
        var sent = GoldenRecord.of("inspection-pass").toSend();
        sent.headers().remove("ce_epoch");

        wire.send(sent);

        awaitRows(1, "inspection");
        assertThat(Tables.rows("receipt") + Tables.rows("edge_epoch")).isZero();
    }

    @Test
    void anEdgeCannotLetAnothersEntriesExpire() throws Exception {
        var forged = GoldenRecord.of("expired-entries").with("edge-1", "edge-2");
        long offset = wire.send(forged.toSend());

        var letter = wire.first(Topics.DEAD_LETTERS, r -> isFor(r, offset), SOON);
        assertThat(Messages.read(letter.value(), DeadLetter.class).reason()).contains("edge-2");
        assertThat(Tables.rows("expired_entry")).isZero();
    }

    @Test
    void whatIsMissingIsAskedForAgain() throws Exception {
        Tables.execute("insert into edge (site, edge, state, since, known_at, epoch)"
                + " values ('north', 'edge-7', 'ONLINE', now(), now(), 'A')");
        Tables.execute("insert into edge_epoch (site, edge, epoch, heard_of_at, next_sequence, settled_below, received,"
                + " open, open_at) values ('north', 'edge-7', 'A', now(), 9, 9, '{[1,4),[5,9)}', '{[4,5)}',"
                + " now() - interval '1 minute')");

        var asked = wire.first(Topics.resends("north"), r -> r.key().equals("edge-7"), SOON);
        ResendRequest request = Messages.read(asked.value(), ResendRequest.class);
        assertThat(request.ranges()).containsExactly(new SequenceRange(4, 4));
        assertThat(request.epoch()).isEqualTo("A");
        assertThat(header(asked, "ce_id")).isEqualTo("edge-7:A:1");
        assertThat(header(asked, "ce_source")).isEqualTo("/firstpass/review");
    }

    private static void awaitRows(long rows, String table) {
        await("rows of " + table).pollInSameThread().atMost(SOON).untilAsserted(() -> assertThat(Tables.rows(table))
                .isEqualTo(rows));
    }

    private static boolean isFor(ConsumerRecord<String, byte[]> sent, long offset) {
        DeadLetter letter = Messages.read(sent.value(), DeadLetter.class);
        return letter.topic().equals(Topics.EXPIRIES) && letter.offset() == offset;
    }

    private static String header(ConsumerRecord<String, byte[]> from, String name) {
        return new String(from.headers().lastHeader(name).value());
    }
}
