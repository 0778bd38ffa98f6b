package io.firstpass.testbed.faults;

import java.util.Comparator;
import java.util.List;

/**
 * Counts escalations that left out of turn while the edge caught up. It is an escalation's turn when nothing more valuable
 * has to wait for it, or nothing older: the relay gives most of each window to the most valuable and a share to the
 * oldest. What leaves within the same window leaves at the same time, for frames of different sizes overtake one another.
 */
final class Inversions {
    private Inversions() {}

    /** @param window how many entries leave at the same time */
    static int count(List<Departure> departures, long window) {
        List<Departure> order = departures.stream()
                .sorted(Comparator.comparingLong(Departure::position))
                .toList();
        int size = order.size();
        int[] mostValuable = new int[size + 1];
        int[] oldest = new int[size + 1];
        mostValuable[size] = oldest[size] = Integer.MAX_VALUE;
        for (int i = size - 1; i >= 0; i--) {
            mostValuable[i] = Math.min(mostValuable[i + 1], order.get(i).priority());
            oldest[i] = Math.min(oldest[i + 1], order.get(i).age());
        }
        int inversions = 0;
        int later = 0;
        for (Departure departure : order) {
            while (later < size && order.get(later).position() <= departure.position() + window) later++;
            if (mostValuable[later] < departure.priority() && oldest[later] < departure.age()) inversions++;
        }
        return inversions;
    }
}
