package io.firstpass.registry.benchmark;

import io.firstpass.contract.json.Messages;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A job's state as the columns of a row hold it. */
record StoredState(String state, Instant since, int done, int total, String told, String figures) {
    static final String COLUMNS = "state, since, done, total, told, figures";

    static StoredState of(JobState state) {
        if (state instanceof JobState.Running running)
            return new StoredState("RUNNING", running.since(), running.done(), running.total(), null, null);
        if (state instanceof JobState.Done done) {
            String json = new String(Messages.write(done.figures()), StandardCharsets.UTF_8);
            return new StoredState("DONE", done.at(), 0, 0, null, json);
        }
        if (state instanceof JobState.Refused refused)
            return new StoredState("REFUSED", refused.at(), 0, 0, refused.reason(), null);
        if (state instanceof JobState.Failed failed)
            return new StoredState("FAILED", failed.at(), 0, 0, failed.reason(), null);
        if (state instanceof JobState.Cancelled cancelled)
            return new StoredState("CANCELLED", cancelled.at(), 0, 0, cancelled.by(), null);
        return new StoredState("QUEUED", null, 0, 0, null, null);
    }

    static StoredState read(ResultSet row) throws SQLException {
        OffsetDateTime since = row.getObject("since", OffsetDateTime.class);
        return new StoredState(
                row.getString("state"),
                since == null ? null : since.toInstant(),
                row.getInt("done"),
                row.getInt("total"),
                row.getString("told"),
                row.getString("figures"));
    }

    /** @return the number of the next parameter */
    int write(PreparedStatement statement, int from) throws SQLException {
        statement.setString(from, state);
        statement.setObject(from + 1, since == null ? null : since.atOffset(ZoneOffset.UTC));
        statement.setInt(from + 2, done);
        statement.setInt(from + 3, total);
        // PostgreSQL's text holds no zero character.
        statement.setString(from + 4, told == null ? null : told.replace("\0", ""));
        statement.setString(from + 5, figures);
        return from + 6;
    }

    JobState state(String job) {
        return switch (state) {
            case "QUEUED" -> new JobState.Queued();
            case "RUNNING" -> new JobState.Running(since, done, total);
            case "DONE" ->
                new JobState.Done(since, Messages.read(figures.getBytes(StandardCharsets.UTF_8), GoldenFigures.class));
            case "REFUSED" -> new JobState.Refused(since, told);
            case "FAILED" -> new JobState.Failed(since, told);
            case "CANCELLED" -> new JobState.Cancelled(since, told);
            default -> throw new IllegalStateException("benchmark " + job + " is in the unknown state " + state);
        };
    }
}
