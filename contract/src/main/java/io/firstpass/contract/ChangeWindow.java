package io.firstpass.contract;

import java.time.LocalTime;
import java.util.regex.Pattern;

/**
 * When, each day, a line may change over to another model: from {@code from} until before {@code to}, over midnight
 * where that is earlier. Hours and minutes, {@code HH:mm}, of the site's local time.
 */
public record ChangeWindow(String from, String to) {
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    public ChangeWindow {
        time("from", from);
        time("to", to);
        if (from.equals(to)) throw new InvalidMessage("to", "needs to be another time than from, is " + to);
    }

    public boolean holds(LocalTime time) {
        LocalTime start = LocalTime.parse(from);
        LocalTime end = LocalTime.parse(to);
        boolean started = !time.isBefore(start);
        boolean open = time.isBefore(end);
        return start.isBefore(end) ? started && open : started || open;
    }

    private static void time(String field, String value) {
        if (!TIME.matcher(Required.present(field, value)).matches())
            throw new InvalidMessage(field, "needs to be a time such as 05:45, is " + value);
    }
}
