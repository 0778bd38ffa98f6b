package io.firstpass.edge.modelstore;

import io.firstpass.contract.ChangeWindow;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** When this site may change over, by its own clock on the wall; without any window, always. */
class ChangeTimes {
    /** Where nothing runs that would change over. */
    static final ChangeTimes ANY = new ChangeTimes(Clock.systemUTC(), ZoneOffset.UTC) {
        @Override
        boolean allow(List<ChangeWindow> windows) {
            return true;
        }
    };

    private final Clock clock;
    private final ZoneId zone;

    ChangeTimes(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    boolean allow(List<ChangeWindow> windows) {
        LocalTime time = LocalTime.ofInstant(clock.instant(), zone);
        return windows.isEmpty() || windows.stream().anyMatch(window -> window.holds(time));
    }

    static String text(List<ChangeWindow> windows) {
        return windows.stream()
                .map(window -> window.from() + " to " + window.to())
                .collect(Collectors.joining(", "));
    }
}
