package io.firstpass.edge.inspection;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Where this edge stands, and the names it accepts: which stations it serves and what a serial looks like.
 *
 * <p>A serial is what a label on a board holds. Quotes, angle brackets, ampersands, semicolons, backslashes and control
 * characters are never part of one, and a serial travels into pages, queries and file names of systems that are not
 * ours; so they are refused here.
 */
record Place(String site, String line, List<String> stations) {
    private static final Pattern SERIAL =
            Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd} ._:/+#=*@%$(),|~-]{0,127}");

    Place {
        stations = List.copyOf(stations);
    }

    String serial(String serial) {
        if (serial == null || !SERIAL.matcher(serial).matches()) throw new Refusal(ProblemType.INVALID_SERIAL);
        return serial;
    }

    /** The only station may be left unsaid. */
    String station(String station) {
        if (station == null && stations.size() == 1) return stations.get(0);
        if (station == null || !stations.contains(station))
            throw new Refusal(ProblemType.UNKNOWN_STATION, String.join(", ", stations));
        return station;
    }

    /** The station of a caller who knows of none. */
    String firstStation() {
        return stations.get(0);
    }
}
