package io.firstpass.review.secondlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.json.Messages;
import io.firstpass.review.Escalations;
import io.firstpass.review.cases.RulingBook;
import io.firstpass.review.container.ReviewArchive;
import io.firstpass.review.container.Tables;
import io.firstpass.review.ledger.Ledger;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The review's tables, written and read by its own beans inside the server, on PostgreSQL. */
@ExtendWith(ArquillianExtension.class)
class JpaIT {
    private static final Duration LEASE = Duration.ofMinutes(2);

    @Inject
    LookQueue queue;

    @Inject
    RulingBook book;

    @Inject
    Ledger ledger;

    @Deployment
    static WebArchive review() {
        return ReviewArchive.with(JpaIT.class);
    }

    @BeforeEach
    void emptyTables() throws Exception {
        Tables.empty();
    }

    @Test
    void anEscalationThatIsDeliveredAgainIsEnteredOnce() throws Exception {
        EscalatedFrame frame = Escalations.withPriority(3);

        assertThat(queue.enter(frame, null, 0, 41)).isTrue();
        assertThat(queue.enter(frame, null, 0, 41)).isFalse();
        assertThat(queue.enter(frame, null, 2, 7)).isFalse();

        assertThat(Tables.rows("second_look")).isEqualTo(1);
        assertThat(Tables.one("select source_offset from second_look", Long.class))
                .isEqualTo(41);
    }

    @Test
    void anUnsettledRulingIsWrittenWithItsOutboxEntryAndItsCaseOnce() throws Exception {
        EscalatedFrame frame = entered(3);

        assertThat(queue.rule(Escalations.unsettled(frame))).isTrue();
        assertThat(queue.rule(Escalations.unsettled(frame))).isFalse();

        assertThat(written(frame)).containsExactly("ruling", "ruling_outbox", "review_case");
        assertThat(state(frame)).isEqualTo("RULED");
    }

    @Test
    void whereTheCaseCannotBeWrittenNothingElseIs() throws Exception {
        EscalatedFrame frame = entered(3);
        Tables.execute("insert into review_case (inspection_id, serial, site, state, opened_at) values ('"
                + frame.inspectionId() + "', 'SN-1', 'north', 'CLOSED', now())");

        assertThatThrownBy(() -> queue.rule(Escalations.unsettled(frame))).hasStackTraceContaining("review_case");

        assertThat(written(frame)).containsExactly("review_case");
        assertThat(Tables.one("select state from review_case", String.class)).isEqualTo("CLOSED");
        assertThat(state(frame)).isEqualTo("WAITING");
    }

    @Test
    void aRollbackLeavesNeitherRulingNorOutboxEntryNorCase() throws Exception {
        EscalatedFrame frame = entered(3);
        UserTransaction transaction = transaction();

        transaction.begin();
        try {
            assertThat(queue.rule(Escalations.unsettled(frame))).isTrue();
        } finally {
            transaction.rollback();
        }

        assertThat(written(frame)).isEmpty();
        assertThat(state(frame)).isEqualTo("WAITING");
    }

    @Test
    void claimsComeByPriorityAndComeAgainOnlyAfterTheLease() {
        for (int priority : new int[] {7, 2, 5}) entered(priority);
        Instant now = Instant.now();

        var claimed = new ArrayList<Integer>();
        for (int i = 0; i < 3; i++) claimed.add(claim(now).orElseThrow().frame().priority());

        assertThat(claimed).containsExactly(2, 5, 7);
        assertThat(claim(now)).isEmpty();
        WaitingLook again = claim(now.plus(LEASE).plusSeconds(1)).orElseThrow();
        assertThat(again.frame().priority()).isEqualTo(2);
        assertThat(again.attempts).isEqualTo(2);
    }

    @Test
    void aClaimerNeitherGetsNorWaitsForTheRowThatAnotherIsClaiming() throws Exception {
        EscalatedFrame urgent = entered(1);
        EscalatedFrame other = entered(8);
        UserTransaction transaction = transaction();

        transaction.begin();
        try {
            assertThat(claim(Instant.now()).orElseThrow().inspectionId).isEqualTo(urgent.inspectionId());
            assertThat(elsewhere(() -> claim(Instant.now())).orElseThrow().inspectionId)
                    .isEqualTo(other.inspectionId());
            assertThat(elsewhere(() -> claim(Instant.now()))).isEmpty();
        } finally {
            transaction.commit();
        }
    }

    @Test
    void manyClaimersAtOnceGetEachRowOnce() throws Exception {
        var entered = IntStream.range(0, 60)
                .mapToObj(i -> entered(i % 10).inspectionId())
                .toList();
        var claimed = Collections.synchronizedList(new ArrayList<UUID>());
        Callable<Void> claimer = () -> {
            // A pass that finds every row locked by others finds none; so each tries as often as there are rows.
            for (int i = 0; i < entered.size(); i++)
                claim(Instant.now()).ifPresent(look -> claimed.add(look.inspectionId));
            return null;
        };

        for (var end : executor().invokeAll(Collections.nCopies(4, claimer))) end.get(30, TimeUnit.SECONDS);

        assertThat(claimed).containsExactlyInAnyOrderElementsOf(entered);
    }

    @Test
    void whoeverEntersARulingWaitsForThoseBeforeSoThatNumbersBecomeVisibleInTheirOrder() throws Exception {
        EscalatedFrame first = entered(1);
        EscalatedFrame second = entered(2);
        UserTransaction transaction = transaction();

        transaction.begin();
        Future<Boolean> waiting;
        try {
            assertThat(queue.rule(Escalations.unsettled(first))).isTrue();
            waiting = executor().submit(() -> queue.rule(Escalations.unsettled(second)));
            await().atMost(Duration.ofMinutes(1)).until(JpaIT::someoneWaitsItsTurn);
        } finally {
            transaction.commit();
        }

        assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(number(first)).isLessThan(number(second));
    }

    @Test
    void identifiersAreUuidsInTheDatabaseAndComeBackAsTheyWere() throws Exception {
        Inspection inspection = golden("inspection-hold-escalated");
        EscalatedFrame frame = entered(3);
        Ruling ruling = Escalations.unsettled(frame);

        assertThat(ledger.enter(inspection)).isTrue();
        assertThat(ledger.enter(inspection)).isFalse();
        assertThat(claim(Instant.now()).orElseThrow().inspectionId).isEqualTo(frame.inspectionId());
        assertThat(queue.rule(ruling)).isTrue();

        assertThat(ledger.find(inspection.id())).contains(inspection);
        assertThat(book.revisions(frame.inspectionId())).containsExactly(ruling);
        assertThat(uuidIn("inspection")).isEqualTo(inspection.id());
        for (String table : List.of("second_look", "ruling", "ruling_outbox", "review_case"))
            assertThat(uuidIn(table)).as(table).isEqualTo(frame.inspectionId());
    }

    private EscalatedFrame entered(int priority) {
        EscalatedFrame frame = Escalations.withPriority(priority);
        assertThat(queue.enter(frame, null, 0, 1)).isTrue();
        return frame;
    }

    private Optional<WaitingLook> claim(Instant now) {
        return queue.claim(now, LEASE);
    }

    /** In a thread, and so a transaction, of its own. */
    private static <T> T elsewhere(Callable<T> call) throws Exception {
        return executor().submit(call).get(20, TimeUnit.SECONDS);
    }

    private static List<String> written(EscalatedFrame frame) throws Exception {
        var tables = new ArrayList<String>();
        for (String table : List.of("ruling", "ruling_outbox", "review_case"))
            if (Tables.has(table, frame.inspectionId())) tables.add(table);
        return tables;
    }

    private static String state(EscalatedFrame frame) throws Exception {
        return Tables.one(
                "select state from second_look where inspection_id = '" + frame.inspectionId() + "'", String.class);
    }

    private static boolean someoneWaitsItsTurn() throws Exception {
        return Tables.rows("pg_locks where locktype = 'advisory' and not granted") == 1;
    }

    private static long number(EscalatedFrame frame) throws Exception {
        return Tables.one("select number from ruling where inspection_id = '" + frame.inspectionId() + "'", Long.class);
    }

    private static UUID uuidIn(String table) throws Exception {
        return Tables.one("select inspection_id from " + table, UUID.class);
    }

    private static Inspection golden(String name) throws Exception {
        try (var sample = Messages.class.getResourceAsStream("/io/firstpass/contract/golden/" + name + ".json")) {
            return Messages.read(sample.readAllBytes(), Inspection.class);
        }
    }

    private static UserTransaction transaction() throws NamingException {
        return InitialContext.doLookup("java:comp/UserTransaction");
    }

    private static ManagedExecutorService executor() throws NamingException {
        return InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
    }
}
