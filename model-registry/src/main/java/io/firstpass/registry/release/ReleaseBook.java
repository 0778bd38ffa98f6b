package io.firstpass.registry.release;

import io.firstpass.contract.Released;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All releases, in their channels. Whoever changes one holds its channel's row until the transaction ends. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ReleaseBook {
    private static final String OF_CHANNEL = "select r.* from release r where r.channel = ? and r.state = ?";

    /** An older version may have been retired since: then the one before it is what comes back. */
    private static final String BEFORE =
            """
            select r.* from release r join version v using (digest)
            where r.channel = ? and r.state = 'SUPERSEDED' and v.state not in ('RETIRED', 'REVOKED')
            order by r.done_at desc, r.number desc limit 1
            """;

    private static final String SHOWN =
            "select r.*, v.name, v.version from release r join version v using (digest) where ";

    @Inject
    Sql sql;

    Optional<ChannelState> lock(String channel) {
        return sql.find("select * from channel where name = ? for update", ReleaseRows::channel, channel)
                .map(this::state);
    }

    /** Every channel, always in the same order, so that two who do so do not wait for one another. */
    List<ChannelState> lockAll() {
        return sql.list("select * from channel order by name for update", ReleaseRows::channel).stream()
                .map(this::state)
                .toList();
    }

    Optional<Rollout> find(UUID id) {
        return sql.find("select * from release where id = ?", ReleaseRows::rollout, id);
    }

    /** The release of this version to this channel before, however it ended. */
    Optional<Rollout> last(String channel, String digest) {
        return sql.find(
                "select * from release where channel = ? and digest = ? order by number desc limit 1",
                ReleaseRows::rollout,
                channel,
                digest);
    }

    /** Those that are on their way with bounds. */
    List<Rollout> bounded() {
        return sql.list(
                "select * from release where state = 'RUNNING' and bounds is not null order by number",
                ReleaseRows::rollout);
    }

    Optional<Released> released(String channel, RolloutState state) {
        return sql.find(OF_CHANNEL, ReleaseRows::released, channel, state.name());
    }

    Grounds grounds(UUID id) {
        return sql.find(SHOWN + "r.id = ?", ReleaseRows::grounds, id).orElseThrow();
    }

    Optional<ShownRelease> findShown(UUID id) {
        return sql.find(SHOWN + "r.id = ?", ReleaseRows::shown, id);
    }

    Optional<ShownRelease> findShown(String channel, RolloutState state) {
        return sql.find(SHOWN + "r.channel = ? and r.state = ?", ReleaseRows::shown, channel, state.name());
    }

    /** The newest first, those before the given number. {@code channel} may be empty: any. */
    List<ShownRelease> page(String channel, long before, int limit) {
        return sql.list(
                SHOWN + "(? = '' or r.channel = ?) and r.number < ? order by r.number desc limit ?",
                ReleaseRows::shown,
                channel,
                channel,
                before,
                limit);
    }

    void enter(Rollout rollout, Grounds grounds, String statement) {
        sql.update(
                """
                insert into release (id, channel, digest, stage, sites, bounds, state, actor, at, stage_since, done_at,
                                     approvals, policy_version, package_signature, statement)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                rollout.id(),
                rollout.channel(),
                rollout.digest(),
                rollout.stage().name(),
                Json.write(rollout.sites()),
                rollout.bounds().map(Json::write).orElse(null),
                rollout.state().name(),
                rollout.actor(),
                rollout.at(),
                rollout.stageSince(),
                rollout.doneAt().orElse(null),
                Json.write(grounds.approvals()),
                grounds.policyVersion(),
                grounds.packageSignature(),
                statement);
    }

    void change(Rollout rollout) {
        sql.update(
                """
                update release set stage = ?, sites = ?, state = ?, stage_since = ?, done_at = ?, ended_at = ?, ended_by = ?,
                       ended_why = ?, row_version = row_version + 1 where id = ?
                """,
                rollout.stage().name(),
                Json.write(rollout.sites()),
                rollout.state().name(),
                rollout.stageSince(),
                rollout.doneAt().orElse(null),
                rollout.end().map(Rollout.End::at).orElse(null),
                rollout.end().map(Rollout.End::actor).orElse(null),
                rollout.end().map(Rollout.End::why).orElse(null),
                rollout.id());
    }

    void prove(UUID id, Grounds grounds, String statement) {
        sql.update(
                "update release set approvals = ?, policy_version = ?, package_signature = ?, statement = ? where id = ?",
                Json.write(grounds.approvals()),
                grounds.policyVersion(),
                grounds.packageSignature(),
                statement,
                id);
    }

    void checked(UUID id, ShownRelease.Checked checked) {
        sql.update("update release set checked = ? where id = ?", Json.write(checked), id);
    }

    void issued(String channel, boolean atOnce, Instant at) {
        sql.update(
                "update channel set at_once = ?, issued_at = ?, row_version = row_version + 1 where name = ?",
                atOnce,
                at,
                channel);
    }

    private ChannelState state(Channel channel) {
        Optional<Rollout> production =
                sql.find(OF_CHANNEL, ReleaseRows::rollout, channel.name(), RolloutState.DONE.name());
        return new ChannelState(
                channel,
                production.map(rollout -> grounds(rollout.id()).model().name()),
                production,
                sql.find(OF_CHANNEL, ReleaseRows::rollout, channel.name(), RolloutState.RUNNING.name()),
                sql.find(BEFORE, ReleaseRows::rollout, channel.name()));
    }
}
