package io.firstpass.registry.approval;

import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.evidence.GatePolicy;
import io.firstpass.registry.evidence.ScanReport;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The versions that time alone may have changed, the oldest first, some hundreds at once: a decision expired or was given
 * under another policy; or it is approved, and the report of its image is older by now than the policy allows.
 */
record DueVersions(DataSource database) {
    private static final String DUE =
            """
            select v.digest from version v where v.state in ('CANDIDATE', 'APPROVED') and (exists
                (select from approval a where a.digest = v.digest and a.void_reason is null
                 and (a.expires_at <= ? or a.policy_version <> ?))
             or ? and v.state = 'APPROVED' and
                (select e.at - coalesce((e.figures::json ->> '%s')::float8, 0) * interval '1 day'
                 from evidence e where e.digest = v.digest and e.gate = 'IMAGE' order by e.number desc limit 1) <= ?)
            order by v.number limit 500
            """
                    .formatted(ScanReport.AGE_DAYS);

    List<String> at(Instant now, GatePolicy policy) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(DUE)) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            select.setInt(2, policy.version());
            select.setBoolean(3, policy.needed().contains(Gate.IMAGE));
            select.setObject(
                    4, now.atOffset(ZoneOffset.UTC).minusDays(policy.image().maxAgeDays()));
            List<String> due = new ArrayList<>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) due.add(rows.getString(1));
            }
            return due;
        } catch (SQLException e) {
            throw new IllegalStateException("what time changed cannot be read: " + e.getMessage(), e);
        }
    }
}
