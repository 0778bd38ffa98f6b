package io.firstpass.registry.release;

import io.firstpass.contract.ModelRef;
import io.firstpass.contract.Released;
import io.firstpass.contract.RolloutStage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** How the tables' rows are read. */
final class ReleaseRows {
    private ReleaseRows() {}

    static Channel channel(ResultSet row) throws SQLException {
        return new Channel(
                row.getString("name"),
                Json.words(row.getString("sites")),
                Json.windows(row.getString("windows")),
                row.getBoolean("at_once"),
                Sql.instant(row, "issued_at"),
                row.getLong("row_version"));
    }

    static Rollout rollout(ResultSet row) throws SQLException {
        String bounds = row.getString("bounds");
        return new Rollout(
                row.getObject("id", UUID.class),
                row.getString("channel"),
                row.getString("digest"),
                RolloutStage.valueOf(row.getString("stage")),
                Json.words(row.getString("sites")),
                Optional.ofNullable(bounds).map(json -> Json.read(json, Bounds.class)),
                RolloutState.valueOf(row.getString("state")),
                row.getString("actor"),
                Sql.instant(row, "at"),
                Sql.instant(row, "stage_since"),
                Optional.ofNullable(Sql.instant(row, "done_at")),
                end(row),
                row.getLong("row_version"));
    }

    private static Optional<Rollout.End> end(ResultSet row) throws SQLException {
        if (Sql.instant(row, "ended_at") == null) return Optional.empty();
        return Optional.of(
                new Rollout.End(Sql.instant(row, "ended_at"), row.getString("ended_by"), row.getString("ended_why")));
    }

    static Grounds grounds(ResultSet row) throws SQLException {
        return new Grounds(
                new ModelRef(row.getString("name"), row.getString("version"), row.getString("digest")),
                Json.approvals(row.getString("approvals")),
                row.getString("policy_version"),
                row.getString("package_signature"));
    }

    static Released released(ResultSet row) throws SQLException {
        String digest = row.getString("digest");
        return new Released(
                digest,
                RolloutStage.valueOf(row.getString("stage")),
                "models/" + digest + ".zip",
                row.getString("statement"),
                row.getString("package_signature"));
    }

    static ShownRelease shown(ResultSet row) throws SQLException {
        String checked = row.getString("checked");
        return ShownRelease.of(
                rollout(row),
                row.getLong("number"),
                row.getString("name"),
                row.getString("version"),
                checked == null ? null : Json.read(checked, ShownRelease.Checked.class));
    }
}
