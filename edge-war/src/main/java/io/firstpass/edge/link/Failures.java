package io.firstpass.edge.link;

import java.util.EnumMap;
import java.util.Map;

/** The failures in a row of every channel; a channel that works has none. Immutable. */
record Failures(Map<Channel, Integer> inARow, int untilOffline) {
    static Failures none(int untilOffline) {
        return new Failures(Map.of(), untilOffline);
    }

    Failures after(Channel channel, boolean success) {
        Map<Channel, Integer> next = new EnumMap<>(Channel.class);
        next.putAll(inARow);
        if (success) next.remove(channel);
        // More than enough is not counted: two hours of failures say no more than three.
        else next.merge(channel, 1, (before, one) -> Math.min(before + one, untilOffline));
        return new Failures(Map.copyOf(next), untilOffline);
    }

    boolean none() {
        return inARow.isEmpty();
    }

    boolean tooMany() {
        return inARow.containsValue(untilOffline);
    }
}
