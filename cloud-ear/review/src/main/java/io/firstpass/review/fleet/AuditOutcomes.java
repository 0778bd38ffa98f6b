package io.firstpass.review.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What audits say of a model. Only frames that were drawn at random count, of PASS and FAIL alike: frames that were sent
 * up out of doubt say nothing of those that were not. A frame counts once its newest ruling settles it.
 */
@ApplicationScoped
public class AuditOutcomes {
    private static final String COUNTS =
            """
            select count(*) filter (where verdict = 'PASS') as passed_audited,
                   count(*) filter (where verdict = 'PASS' and outcome = 'CONFIRMED_DEFECT') as escapes,
                   count(*) filter (where verdict = 'FAIL') as failed_audited,
                   count(*) filter (where verdict = 'FAIL' and outcome = 'NO_DEFECT') as false_calls
            from (
                select cast(l.event as json) ->> 'verdict' as verdict, (
                    select r.outcome from ruling r where r.inspection_id = l.inspection_id
                    order by r.revision desc limit 1) as outcome
                from second_look l
                where cast(l.event as json) -> 'model' ->> 'digest' = ?
                  and cast(l.event as json) ->> 'reason' = 'AUDIT'
                  and l.received_at >= ?
                  and cast(cast(l.event as json) ->> 'capturedAt' as timestamptz) >= ?
                  and (cast(? as text[]) = '{}' or cast(l.event as json) ->> 'site' = any (cast(? as text[])))
            ) audited
            where outcome in ('CONFIRMED_DEFECT', 'NO_DEFECT')
            """;

    @PersistenceContext(unitName = "review")
    EntityManager database;

    /** Units passed and audited, and how many of them were defective; units failed and audited, and how many were good. */
    public record Counts(long passedAudited, long escapes, long failedAudited, long falseCalls) {}

    /** Of frames taken since then. {@code sites} may be empty: any. */
    @Transactional
    public Counts of(String digest, Instant since, List<String> sites) {
        Connection connection = database.unwrap(Connection.class);
        try (PreparedStatement select = connection.prepareStatement(COUNTS)) {
            var names = connection.createArrayOf("text", sites.toArray());
            select.setString(1, digest);
            select.setObject(2, since.atOffset(ZoneOffset.UTC));
            select.setObject(3, since.atOffset(ZoneOffset.UTC));
            select.setArray(4, names);
            select.setArray(5, names);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Counts(
                        row.getLong("passed_audited"),
                        row.getLong("escapes"),
                        row.getLong("failed_audited"),
                        row.getLong("false_calls"));
            }
        } catch (SQLException e) {
            throw new LedgerFailed("the audits were not read", e);
        }
    }
}
