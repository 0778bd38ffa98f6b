package io.firstpass.registry.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SQL in the caller's transaction, on the connection that the registry's entities use. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Sql {
    @PersistenceContext(unitName = "registry")
    EntityManager database;

    /** How a row is read. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    int update(String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new RecordsFailed("the releases' records were not changed", e);
        }
    }

    <T> List<T> list(String sql, Row<T> row, Object... values) {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            var list = new ArrayList<T>();
            while (rows.next()) list.add(row.read(rows));
            return list;
        } catch (SQLException e) {
            throw new RecordsFailed("the releases' records were not read", e);
        }
    }

    <T> Optional<T> find(String sql, Row<T> row, Object... values) {
        return list(sql, row, values).stream().findFirst();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = database.unwrap(Connection.class).prepareStatement(sql);
        for (int i = 0; i < values.length; i++)
            statement.setObject(i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
        return statement;
    }
}
