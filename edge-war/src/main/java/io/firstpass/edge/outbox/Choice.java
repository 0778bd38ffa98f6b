package io.firstpass.edge.outbox;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Chooses what a window holds: the oldest for the share of the rest, and by priority for what is left. A share that a
 * window cannot use, because it holds a few entries only or the oldest has a large frame, is carried over to the next
 * one, so that windows of one entry are fair as well. Not thread-safe.
 */
final class Choice {
    interface Source {
        /** The first of a place, up to {@code limit}. */
        List<Head> heads(Place place, int limit) throws SQLException;
    }

    private double restEntries;
    private double restBytes;

    /** By priority first, then those of the rest. */
    List<Head> choose(Window window, Collection<Place> places, Source source) throws SQLException {
        List<Head> rest = oldest(window, places, source);
        Set<Long> taken = rest.stream().map(Head::sequence).collect(Collectors.toSet());
        List<Head> chosen = new ArrayList<>();
        int entries = window.entries() - rest.size();
        long bytes = window.bytes() - frameBytes(rest);
        for (int priority : new TreeSet<>(places.stream().map(Place::priority).toList())) {
            for (Head head : level(priority, places, source, window.entries())) {
                if (taken.contains(head.sequence())) continue;
                boolean first = bytes == window.bytes();
                if (entries == 0 || head.frameBytes() > bytes && !first) return joined(chosen, rest);
                chosen.add(head);
                entries--;
                bytes -= head.frameBytes();
            }
        }
        return joined(chosen, rest);
    }

    private static List<Head> level(int priority, Collection<Place> places, Source source, int limit)
            throws SQLException {
        List<Head> level = new ArrayList<>();
        for (Place place : places) if (place.priority() == priority) level.addAll(source.heads(place, limit));
        level.sort(Comparator.comparing(Head::sequence));
        return level;
    }

    private List<Head> oldest(Window window, Collection<Place> places, Source source) throws SQLException {
        restEntries = Math.min(window.entries(), restEntries + window.entries() * window.shareOfTheRest());
        restBytes += window.bytes() * window.shareOfTheRest();
        int wanted = (int) restEntries;
        if (wanted == 0) return List.of();
        List<Head> candidates = new ArrayList<>();
        for (Place place : places) candidates.addAll(source.heads(place, wanted));
        candidates.sort(Comparator.comparing(Head::sequence));
        List<Head> rest = new ArrayList<>();
        for (Head head : candidates) {
            if (rest.size() == wanted) break;
            if (head.frameBytes() > restBytes) return rest;
            rest.add(head);
            restEntries--;
            restBytes -= head.frameBytes();
        }
        // Credit is saved up for a frame that is too large as yet, and for nothing else.
        restEntries = Math.min(restEntries, 1);
        restBytes = Math.min(restBytes, window.bytes() * window.shareOfTheRest());
        return rest;
    }

    private static List<Head> joined(List<Head> chosen, List<Head> rest) {
        List<Head> all = new ArrayList<>(chosen);
        all.addAll(rest);
        return all;
    }

    private static long frameBytes(List<Head> heads) {
        return heads.stream().mapToLong(Head::frameBytes).sum();
    }
}
