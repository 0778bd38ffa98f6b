package io.firstpass.registry.pages;

import io.firstpass.registry.database.Schema;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Versions for lists: the newest first, a page at a time, without their manifests, and never counted. */
@ApplicationScoped
class VersionRows {
    @Resource(lookup = "jdbc/firstpass")
    DataSource database;

    @Inject
    Schema schema;

    /**
     * @param name part of the model's name in any case; empty: any
     * @param state empty: any
     * @param before only versions with a smaller number
     */
    List<VersionRow> find(String name, String state, long before, int limit) {
        schema.ensure();
        String sql = "select " + VersionRow.COLUMNS + " from version where number < ?"
                + (name.isEmpty() ? "" : " and strpos(lower(name), lower(?)) > 0")
                + (state.isEmpty() ? "" : " and state = ?")
                + " order by number desc limit ?";
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            int at = 1;
            statement.setLong(at++, before);
            if (!name.isEmpty()) statement.setString(at++, name);
            if (!state.isEmpty()) statement.setString(at++, state);
            statement.setInt(at, limit);
            List<VersionRow> found = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) found.add(VersionRow.of(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the versions cannot be listed", e);
        }
    }
}
