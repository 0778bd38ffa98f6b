package io.firstpass.review.database;

import java.sql.SQLException;
import java.time.DateTimeException;

/** Tells a value that PostgreSQL will never take from a database that is away for a while. */
public final class Refusal {
    private Refusal() {}

    /**
     * Whether the failure is about the data (SQL state classes 22 and 23, or an instant that no calendar holds), so that
     * another attempt cannot succeed.
     */
    public static boolean isFinal(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof DateTimeException) return true;
            if (at instanceof SQLException sql && sql.getSQLState() != null)
                return sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23");
        }
        return false;
    }
}
