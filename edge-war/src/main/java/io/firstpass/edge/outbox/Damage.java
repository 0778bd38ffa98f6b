package io.firstpass.edge.outbox;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an exception says about the database's files. Only what Derby's storage itself complains about is damage: setting
 * a store aside for a wrong password, for another server on the same folder or for a mistake of this program would lose
 * what is sound.
 */
final class Damage {
    private static final String WRONG_PASSWORD = "XBM06";
    private static final String IN_USE = "XSDB6";
    /** A thread was interrupted while it read: the file is as it was. */
    private static final String INTERRUPTED = "XSDG9";
    /** Files that are missing, unreadable or contradict each other; an exception within Derby, which only bad pages cause. */
    private static final Set<String> DAMAGED = Set.of("XBM0A", "XBM0J", "XCY03", "XJ001");

    private Damage() {}

    static boolean isWrongPassword(Throwable failure) {
        return states(failure).contains(WRONG_PASSWORD);
    }

    static boolean isInUse(Throwable failure) {
        return states(failure).contains(IN_USE);
    }

    static boolean is(Throwable failure) {
        return !isWrongPassword(failure)
                && !isInUse(failure)
                && states(failure).stream().anyMatch(Damage::isDamage);
    }

    private static boolean isDamage(String state) {
        return state.startsWith("XS") && !state.equals(INTERRUPTED) || DAMAGED.contains(state);
    }

    /** Without the content of pages, which Derby appends and which is nobody's business. */
    static String reason(Throwable failure) {
        Throwable deepest = failure;
        for (Throwable at : chain(failure)) if (at instanceof SQLException) deepest = at;
        return String.valueOf(deepest.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst(", page dump follows.*", "");
    }

    private static List<String> states(Throwable failure) {
        return chain(failure).stream()
                .filter(SQLException.class::isInstance)
                .map(at -> ((SQLException) at).getSQLState())
                .filter(state -> state != null)
                .toList();
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable at = failure; at != null && chain.size() < 50; at = next(at)) chain.add(at);
        return chain;
    }

    private static Throwable next(Throwable at) {
        return at instanceof SQLException sql && sql.getNextException() != null
                ? sql.getNextException()
                : at.getCause();
    }
}
