package io.firstpass.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.EntryKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static final long FRAME = 100;

    private final List<Head> waiting = new ArrayList<>();
    private final Choice choice = new Choice();

    private void escalations(int count, int priority) {
        for (int i = 0; i < count; i++) add(EntryKind.ESCALATION, new Place(Shelf.ESCALATIONS, priority));
    }

    private void inspections(int count) {
        for (int i = 0; i < count; i++) add(EntryKind.INSPECTION, new Place(Shelf.INSPECTIONS, 5));
    }

    private void add(EntryKind kind, Place place) {
        waiting.add(new Head(waiting.size() + 1, kind, place, FRAME, new UUID(0, 0), 1, Instant.EPOCH));
    }

    private List<Long> choose(Window window) throws SQLException {
        Set<Place> places = waiting.stream().map(Head::place).collect(Collectors.toSet());
        return choice.choose(window, places, this::heads).stream()
                .map(Head::sequence)
                .toList();
    }

    private List<Head> heads(Place place, int limit) {
        return waiting.stream()
                .filter(head -> head.place().equals(place))
                .sorted(Comparator.comparing(Head::sequence))
                .limit(limit)
                .toList();
    }

    private List<Long> send(Window window) throws SQLException {
        List<Long> sent = choose(window);
        waiting.removeIf(head -> sent.contains(head.sequence()));
        return sent;
    }

    @Test
    void goesByPriorityThenByAge() throws SQLException {
        escalations(2, 7);
        inspections(2);
        escalations(2, 0);

        assertThat(choose(new Window(10, 10 * FRAME, 0))).containsExactly(5L, 6L, 3L, 4L, 1L, 2L);
        assertThat(choose(new Window(3, 10 * FRAME, 0))).containsExactly(5L, 6L, 3L);
    }

    @Test
    void givesTheShareOfTheRestToTheOldest() throws SQLException {
        inspections(10);
        escalations(20, 0);

        assertThat(choose(new Window(10, 100 * FRAME, 0.2)))
                .containsExactly(11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 1L, 2L);
    }

    @Test
    void isFairAlsoInWindowsOfOneEntry() throws SQLException {
        inspections(10);
        escalations(100, 0);
        List<Long> sent = new ArrayList<>();

        for (int i = 0; i < 10; i++) sent.addAll(send(new Window(1, FRAME, 0.2)));

        assertThat(sent).hasSize(10).contains(1L, 2L).doesNotContain(3L);
    }

    @Test
    void savesTheShareUpForALargeFrame() throws SQLException {
        escalations(1, 9);
        escalations(50, 0);
        List<Long> sent = new ArrayList<>();

        for (int i = 0; i < 5; i++) sent.addAll(send(new Window(10, 2 * FRAME, 0.25)));

        assertThat(sent).contains(1L).hasSizeBetween(8, 10);
    }

    @Test
    void staysWithinTheBytesButHasOneEntryAtLeast() throws SQLException {
        escalations(5, 0);

        assertThat(choose(new Window(5, 2 * FRAME + 1, 0))).containsExactly(1L, 2L);
        assertThat(choose(new Window(5, 1, 0))).containsExactly(1L);
    }

    @Test
    void countsFramesAndNotMetadata() throws SQLException {
        inspections(5);

        assertThat(choose(new Window(5, 0, 0))).hasSize(5);
    }

    @Test
    void takesNothingTwice() throws SQLException {
        inspections(3);

        assertThat(choose(new Window(10, FRAME, 0.5))).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void isEmptyWhereNothingWaits() throws SQLException {
        assertThat(choose(new Window(10, FRAME, 0.5))).isEmpty();
    }
}
