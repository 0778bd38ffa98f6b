package io.firstpass.audit;

import static io.firstpass.audit.AuditDatabase.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogIT {
    private static final String HOLDS = "0 holds";

    @TempDir
    Path folder;

    private AuditDatabase audit;

    @BeforeEach
    void start() throws Exception {
        audit = new AuditDatabase();
    }

    @AfterEach
    void stop() throws Exception {
        audit.close();
    }

    @Test
    void keepsWhatWasCommittedAndLeavesNoGapForWhatWasNot() throws Exception {
        audit.append(event("registry", 1, "a"));
        try (var connection = audit.begin()) {
            PostgresAuditLog.inTransactionOf(connection).append(event("registry", 2, "undone"));
            connection.rollback();
        }
        audit.append(event("registry", 3, "b"), event("review", 4, "c"));

        assertThat(subjects(AuditQuery.newest(10))).containsExactly("c", "b", "a");
        assertThat(verdict()).startsWith("0 holds: 3 events in 2 streams");
    }

    @Test
    void wantsTheTransactionOfTheDeed() {
        assertThatThrownBy(() -> new PostgresAuditLog(audit.pool()).append(event("registry", 1, "a")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no transaction");
    }

    @Test
    void takesWhateverNameSomebodyMakesUp() throws Exception {
        Instant now = Instant.parse("2026-11-24T08:00:00Z");
        String name = "\0\uD83D" + "😀".repeat(400);
        audit.append(new AuditEvent("login", now, name, "login", "x\uDC00", null, null, "10.0.0.7"));
        assertThat(verdict()).startsWith(HOLDS);
    }

    @Test
    void chainsAllThatRace() throws Exception {
        int threads = 8;
        var pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Void>> appends = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int second = i;
                appends.add(() -> {
                    audit.append(event("registry", second, "s" + second));
                    return null;
                });
            }
            for (Future<Void> append : pool.invokeAll(appends)) append.get();
        } finally {
            pool.shutdown();
        }
        assertThat(verdict()).startsWith("0 holds: 200 events in 1 streams");
    }

    @Test
    void forbidsTheOwnerToChangeAnything() throws Exception {
        audit.append(event("registry", 1, "a"));
        new Checkpoints(audit.pool(), Clock.systemUTC(), audit.key.signing()).write();
        for (String sql : List.of(
                "update audit_event set actor = 'mike'",
                "delete from audit_event",
                "truncate audit_event",
                "update audit_checkpoint set number = 2",
                "delete from audit_checkpoint",
                "truncate audit_checkpoint",
                "delete from audit_stream",
                "truncate audit_stream",
                "update audit_stream set number = 0"))
            assertThatThrownBy(() -> execute(sql)).as(sql).hasMessageContaining("append-only");
        assertThat(verdict()).startsWith(HOLDS);
    }

    /** As in the demo: the triggers only stop who does not mean to. */
    @Test
    void showsWhatTheOwnerEditedWithoutTheTriggers() throws Exception {
        audit.append(event("registry", 1, "a"), event("registry", 2, "b"), event("registry", 3, "c"));
        execute("alter table audit_event disable trigger user");
        execute("update audit_event set subject = 'B' where number = 2");
        execute("alter table audit_event enable trigger user");
        assertThat(verdict()).startsWith("1 ").contains("'registry', event 2: its hash does not follow");
    }

    /** As in production: nothing that the application's role can say gets at an event. */
    @Test
    void withRightsApartTheApplicationCanOnlyAdd() throws Exception {
        audit.append(event("registry", 1, "a"));
        audit.separateRights();
        for (String sql : List.of(
                "update audit_event set actor = 'mike'",
                "delete from audit_event",
                "truncate audit_event",
                "delete from audit_checkpoint",
                "delete from audit_stream",
                "alter table audit_event disable trigger user",
                "alter table audit_event owner to firstpass",
                "drop trigger audit_event_append_only on audit_event",
                "drop table audit_event",
                "delete from gate_policy",
                "alter table gate_policy disable trigger user",
                "create trigger mine before insert on audit_event for each row execute function audit_append_only()",
                "create or replace function audit_append_only() returns trigger language plpgsql as 'begin end'",
                "drop schema public cascade",
                "set session_replication_role = replica",
                "set role firstpass_audit"))
            assertThatThrownBy(() -> execute(sql)).as(sql).hasMessageMatching("(?s).*(permission denied|must be).*");
        audit.append(event("registry", 2, "b"));
        new Checkpoints(audit.pool(), Clock.systemUTC(), audit.key.signing()).write();
        execute("create table of_a_later_migration (number bigint)");
        assertThat(verdict()).startsWith("0 holds: 2 events in 1 streams");
    }

    @Test
    void showsWhatASuperuserMoved() throws Exception {
        audit.append(event("registry", 1, "a"), event("registry", 2, "b"), event("registry", 3, "c"));
        audit.tamper("update audit_event set number = number + 10 where number < 3;"
                + " update audit_event set number = 13 - number where number > 10");
        assertThat(verdict()).startsWith("1 ").contains("'registry', event 1: its hash does not follow");
    }

    @Test
    void showsWhatASuperuserEdited() throws Exception {
        audit.append(event("registry", 1, "a"), event("registry", 2, "b"), event("registry", 3, "c"));
        audit.tamper("update audit_event set actor = 'MIKE', action = 'No Action!' where number = 2");
        assertThat(verdict()).startsWith("1 ").contains("'registry', event 2: its hash does not follow");
    }

    /** Even where the end of the stream is put back too, the checkpoint of before tells. */
    @Test
    void showsWhatASuperuserDeletedAfterACheckpoint() throws Exception {
        audit.append(event("registry", 1, "a"), event("registry", 2, "b"));
        new Checkpoints(audit.pool(), Clock.systemUTC(), audit.key.signing()).write();
        audit.tamper("delete from audit_event where number = 2");
        assertThat(verdict()).startsWith("1 ").contains("signed checkpoint says that the stream has 2 events");
        audit.tamper("update audit_stream set number = 1, hash = (select hash from audit_event)");
        assertThat(verdict()).startsWith("1 ").contains("signed checkpoint says that the stream has 2 events");
    }

    /** One more event would come behind it, unsigned, and nobody signs after it. */
    @Test
    void theLastCheckpointWaitsForWhoAppendsAtTheMoment() throws Exception {
        audit.append(event("registry", 1, "a"));
        var checkpoints = new Checkpoints(audit.pool(), Clock.systemUTC(), audit.key.signing());
        var pool = Executors.newSingleThreadExecutor();
        try (var connection = audit.begin()) {
            PostgresAuditLog.inTransactionOf(connection).append(event("registry", 2, "b"));
            Future<?> last = pool.submit(checkpoints::writeLast);
            while (!audit.isAnybodyWaiting()) assertThat(last).isNotDone();
            connection.commit();
            last.get(60, TimeUnit.SECONDS);
        } finally {
            pool.shutdown();
        }
        audit.tamper("delete from audit_event where number = 2");
        assertThat(verdict()).startsWith("1 ").contains("signed checkpoint says that the stream has 2 events");
    }

    @Test
    void showsThatASuperuserTookAWholeStreamAway() throws Exception {
        audit.append(event("registry", 1, "a"), event("review", 2, "b"));
        new Checkpoints(audit.pool(), Clock.systemUTC(), audit.key.signing()).write();
        audit.tamper(
                "with gone as (delete from audit_event where stream = 'review') delete from audit_stream where stream = 'review'");
        assertThat(verdict()).startsWith("1 ").contains("'review', event 1: a signed checkpoint says");
    }

    /** Who recomputes the whole chain has no key to sign it for the time of the old checkpoint. */
    @Test
    void showsAChainThatASuperuserRewrote() throws Exception {
        AuditEvent forged = event("registry", 1, "forged");
        audit.append(event("registry", 1, "a"));
        new Checkpoints(audit.pool(), Clock.systemUTC(), audit.key.signing()).write();
        String hash = HexFormat.of().formatHex(Chain.hash(Chain.start(), 1, forged.asKept()));
        audit.tamper("update audit_event set subject = 'forged', hash = '\\x" + hash + "'");
        audit.tamper("update audit_stream set hash = '\\x" + hash + "'");
        assertThat(verdict()).startsWith("1 ").contains("'registry', event 1: the signed checkpoint says another hash");
    }

    @Test
    void pagesThroughWhatIsSearched() throws Exception {
        for (int i = 0; i < 25; i++)
            audit.append(event("registry", i / 2, i % 2 == 0 ? "even" : "odd"), event("review", i / 2, "even"));
        AuditQuery query = AuditQuery.newest(7).about("even");
        List<String> places = new ArrayList<>();
        for (AuditPage page = find(query); ; ) {
            page.entries().forEach(entry -> places.add(entry.cursor().toString()));
            if (page.next().isEmpty()) break;
            AuditCursor cursor = AuditCursor.parse(page.next().get().toString());
            page = find(query.after(cursor));
        }
        assertThat(places).hasSize(38).doesNotHaveDuplicates();
        assertThat(places.get(0)).startsWith("2026-11-24T08:00:12.123456Z_review_");
    }

    @Test
    void searchesByEveryField() throws Exception {
        audit.append(event("registry", 1, "a"), event("registry", 5, "a"), event("review", 3, "b"));
        Instant from = event("registry", 2, "a").at();
        var query = new AuditQuery("registry", "a", "anna", "approval.give", from, from.plusSeconds(60), null, 10);
        assertThat(find(query).entries()).extracting(AuditEntry::number).containsExactly(2L);
        var nobody = new AuditQuery(null, null, "mike", null, null, null, null, 10);
        assertThat(find(nobody).entries()).isEmpty();
    }

    @Test
    void exportsMoreThanItFetchesAtOnce() throws Exception {
        AuditEvent[] many = new AuditEvent[2500];
        for (int i = 0; i < many.length; i++) many[i] = event("registry", i, "s" + i);
        audit.append(many);
        assertThat(verdict()).startsWith("0 holds: 2500 events in 1 streams");
    }

    private AuditPage find(AuditQuery query) {
        return new AuditSearch(audit.pool()).find(query);
    }

    private List<String> subjects(AuditQuery query) {
        return find(query).entries().stream()
                .map(entry -> entry.event().subject())
                .toList();
    }

    private void execute(String sql) throws Exception {
        try (var connection = audit.pool().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String verdict() throws Exception {
        return audit.key.verify(folder, audit.export());
    }
}
