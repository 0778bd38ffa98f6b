package io.firstpass.review.fleet;

import static io.firstpass.review.fleet.Heartbeats.EDGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstpass.contract.EntryKind;
import io.firstpass.contract.ExpiredEntries;
import io.firstpass.contract.ExpiredEntry;
import io.firstpass.contract.ExpiryReason;
import io.firstpass.contract.LinkState;
import io.firstpass.contract.SequenceRange;
import io.firstpass.review.container.ReviewArchive;
import io.firstpass.review.container.Tables;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import javax.naming.InitialContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ledger of the edges' numbers on PostgreSQL. Its time is an hour ahead of the server's, whose own loops find nothing to do there. */
@ExtendWith(ArquillianExtension.class)
class LedgerIT {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final Instant EXPIRED_AT = Instant.parse("2026-01-31T10:00:00Z");
    private static final ResendPolicy POLICY = new ResendPolicy(2, Duration.ofMinutes(1), Duration.ofHours(1));

    @Inject
    Receipts receipts;

    @Inject
    Expiries expiries;

    @Inject
    EpochLedger ledger;

    @Inject
    Edges edges;

    @Inject
    Gaps gaps;

    private Instant now = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);

    @Deployment
    static WebArchive review() {
        return ReviewArchive.with(LedgerIT.class, Heartbeats.class);
    }

    @BeforeEach
    void emptyTables() throws Exception {
        Tables.empty();
    }

    @Test
    void theLedgerIsTheSameInWhateverOrderAndHoweverOftenItIsTold() throws Exception {
        List<Runnable> told = new ArrayList<>();
        LongStream.rangeClosed(1, 60).filter(n -> n % 7 != 0).forEach(n -> told.add(() -> receive("A", n)));
        told.add(() -> expire("A", 7, 7, ExpiryReason.AGE));
        told.add(() -> expire("A", 14, 21, ExpiryReason.SPACE));
        for (int seed = 0; seed < 5; seed++) {
            Tables.empty();
            Random random = new Random(seed);
            List<Runnable> delivered = new ArrayList<>(told);
            for (int again = 0; again < 40; again++) delivered.add(told.get(random.nextInt(told.size())));
            Collections.shuffle(delivered, random);
            for (Runnable each : delivered) {
                each.run();
                if (random.nextInt(10) == 0) ledger.fold(now);
            }
            fold();

            EpochGaps ledgerOfA = epoch("A");
            assertThat(ledgerOfA.received().count()).as("seed " + seed).isEqualTo(52);
            assertThat(ledgerOfA.received().first()).startsWith(range(1, 6), range(8, 13), range(15, 20));
            assertThat(ledgerOfA.expired().first()).containsExactly(range(7, 7), range(14, 14), range(21, 21));
            assertThat(ledgerOfA.expiredByReason()).isEqualTo(Map.of(ExpiryReason.AGE, 1L, ExpiryReason.SPACE, 2L));
            assertThat(Tables.rows("expired_entry")).isEqualTo(2);
        }
    }

    @Test
    void whatExpiredAndCameAllTheSameWasReceived() throws Exception {
        expire("A", 1, 3, ExpiryReason.STORE_LOST);
        receive("A", 2);
        fold();

        assertThat(epoch("A").received().first()).containsExactly(range(2, 2));
        assertThat(epoch("A").expired().first()).containsExactly(range(1, 1), range(3, 3));
        assertThat(epoch("A").expiredByReason()).isEqualTo(Map.of(ExpiryReason.STORE_LOST, 2L));
    }

    @Test
    void aNumberThatExpiredForTwoReasonsIsCountedOnce() throws Exception {
        expire("A", 4, 4, ExpiryReason.AGE);
        expire("A", 1, 9, ExpiryReason.NOT_KEPT);
        fold();

        assertThat(epoch("A").expired().count()).isEqualTo(9);
        assertThat(epoch("A").expiredByReason()).isEqualTo(Map.of(ExpiryReason.AGE, 1L, ExpiryReason.NOT_KEPT, 8L));
    }

    @Test
    void aReceiptIsThereOnlyIfWhatItIsForIs() throws Exception {
        UserTransaction transaction = InitialContext.doLookup("java:comp/UserTransaction");
        transaction.begin();
        receipts.enter(List.of(Receipt.received(EDGE, "A", "1")));
        transaction.rollback();

        assertThat(Tables.rows("receipt")).isZero();
    }

    @Test
    void whatIsDueIsMissingOnceTheGraceIsOverAndAskedForAgainLaterEachTime() throws Exception {
        for (long n : new long[] {1, 2, 5, 9, 11}) receive("A", n);
        fold();
        hear(LinkState.ONLINE, "A", 15, 10);

        judge();
        assertThat(epoch("A").missing().count()).as("before the grace is over").isZero();
        now = now.plus(GRACE).minusSeconds(1);
        judge();
        assertThat(epoch("A").missing().count()).isZero();
        now = now.plusSeconds(1);
        judge();
        assertThat(epoch("A").missing().first()).containsExactly(range(3, 4), range(6, 8));

        Asking asking = claimed();
        assertThat(asking.edge()).isEqualTo(EDGE);
        assertThat(asking.epoch()).isEqualTo("A");
        assertThat(asking.requests()).isZero();
        assertThat(asking.missing()).containsExactly(range(3, 4), range(6, 8));
        assertThat(ledger.claim(POLICY, now)).as("it is somebody's already").isEmpty();
        assertThat(epoch("A").nextAskAt()).isEqualTo(now.plusSeconds(60));
        now = now.plusSeconds(60);
        assertThat(claimed().requests()).isEqualTo(1);
        assertThat(epoch("A").nextAskAt()).isEqualTo(now.plusSeconds(120));

        receive("A", 3);
        expire("A", 4, 8, ExpiryReason.NOT_KEPT);
        fold();
        judge();
        assertThat(epoch("A").missing().count()).isZero();
        assertThat(epoch("A").nextAskAt()).isNull();
    }

    @Test
    void whatGoesMissingLaterIsAskedForAtOnceAndNotAfterTheLongPause() throws Exception {
        receive("A", 2);
        fold();
        hear(LinkState.ONLINE, "A", 3, 3);
        judgeTwice();
        claimed();
        claimedAfter(Duration.ofMinutes(1));
        hear(LinkState.ONLINE, "A", 5, 5);
        judgeTwice();
        judgeTwice();
        assertThat(Duration.between(epoch("A").askedAt(), now)).isLessThan(Duration.ofMinutes(2));

        assertThat(claimed().missing()).containsExactly(range(1, 1), range(3, 4));
    }

    @Test
    void manyMissingRangesAreAskedForInSeveralRequestsWhichAreAllCounted() throws Exception {
        for (long n = 2; n <= 12; n += 2) receive("A", n);
        fold();
        hear(LinkState.ONLINE, "A", 13, 13);
        judgeTwice();

        Asking asking = claimed();
        assertThat(POLICY.requests(asking.missing())).hasSize(3);
        assertThat(claimedAfter(Duration.ofSeconds(60)).requests()).isEqualTo(3);
    }

    @Test
    void nothingAboveWhatTheEdgeCallsSettledIsMissing() throws Exception {
        receive("A", 90);
        fold();
        hear(LinkState.RECOVERING, "A", 100, 1);
        judgeTwice();

        assertThat(epoch("A").missing().count()).isZero();
    }

    @Test
    void ofALostEpochEverythingThatWasEverHeardOfIsMissing() throws Exception {
        receive("A", 3);
        fold();
        hear(LinkState.ONLINE, "A", 7, 1);
        now = now.plusSeconds(10);
        hear(LinkState.ONLINE, "B", 1, 1);
        judgeTwice();

        assertThat(epoch("A").present()).isFalse();
        assertThat(epoch("B").present()).isTrue();
        assertThat(epoch("A").missing().first()).containsExactly(range(1, 2), range(4, 6));
        expire("A", 1, 6, ExpiryReason.STORE_LOST);
        fold();
        judge();
        assertThat(epoch("A").missing().count()).isZero();
        assertThat(epoch("A").expired().count()).isEqualTo(5);
    }

    @Test
    void withoutHeartbeatsTheEpochHeardOfLastIsThePresentOne() throws Exception {
        receiveAndFold("A", 2);
        now = now.plusSeconds(1);
        receiveAndFold("B", 2);
        judgeTwice();

        assertThat(epoch("A").missing().first()).containsExactly(range(1, 1));
        assertThat(epoch("B").missing().count()).isZero();
        assertThat(epoch("B").present()).isTrue();
    }

    private Asking claimed() {
        List<Asking> claimed = ledger.claim(POLICY, now);
        assertThat(claimed).hasSize(1);
        return claimed.get(0);
    }

    private Asking claimedAfter(Duration pause) {
        now = now.plus(pause);
        return claimed();
    }

    /** The server's own loop may be at the ledgers at the moment. */
    private void judge() {
        await().pollInSameThread().atMost(SOON).until(() -> ledger.judge(now.minus(GRACE), now));
    }

    private void judgeTwice() {
        judge();
        now = now.plus(GRACE);
        judge();
    }

    private void hear(LinkState state, String epoch, long next, long settledBelow) {
        edges.hear(new Heard(Heartbeats.of(state, now, epoch, next, settledBelow), false, now), PERIOD);
    }

    private void receive(String epoch, long number) {
        transact(() -> receipts.enter(List.of(Receipt.received(EDGE, epoch, Long.toString(number)))));
    }

    private void expire(String epoch, long first, long through, ExpiryReason reason) {
        var entry = new ExpiredEntry(first, through, EntryKind.INSPECTION, null, null, reason, EXPIRED_AT);
        expiries.enter(new ExpiredEntries("north", "edge-1", epoch, List.of(entry)));
    }

    /** Until nothing is left; the server's own loop may have been first. */
    private void fold() {
        await().pollInSameThread().atMost(SOON).until(() -> !ledger.fold(now) && Tables.rows("receipt") == 0);
    }

    /** With the ledgers in hand until the commit: the server's own loop, by another clock, must not hear of it first. */
    private void receiveAndFold(String epoch, long number) {
        transact(() -> {
            judge();
            receipts.enter(List.of(Receipt.received(EDGE, epoch, Long.toString(number))));
            ledger.fold(now);
        });
    }

    private EpochGaps epoch(String epoch) {
        return gaps.of("north", "edge-1").getOrDefault("edge-1", List.of()).stream()
                .filter(one -> one.epoch().equals(epoch))
                .findFirst()
                .orElseThrow();
    }

    private static SequenceRange range(long from, long through) {
        return new SequenceRange(from, through);
    }

    private static void transact(Runnable work) {
        try {
            UserTransaction transaction = InitialContext.doLookup("java:comp/UserTransaction");
            transaction.begin();
            work.run();
            transaction.commit();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
