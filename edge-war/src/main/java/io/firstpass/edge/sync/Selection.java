package io.firstpass.edge.sync;

import io.firstpass.contract.EntryKind;
import io.firstpass.edge.outbox.Entry;
import io.firstpass.edge.outbox.OutboxReader;
import io.firstpass.edge.outbox.Window;
import io.firstpass.edge.outbox.Window.Kinds;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the relay takes next. While nothing arrives it is one entry, to see whether anything does again; while only frames
 * do not, it is what has none, and one frame now and then.
 */
final class Selection {
    /** By priority; {@code full} if the outbox may have more. */
    record Selected(List<Entry> entries, boolean full) {}

    private final OutboxReader outbox;
    private final FramesUnderWay frames;
    private final Deliveries deliveries;
    private final Gate gate;
    private final Paces paces;
    private final RelaySettings settings;

    Selection(
            OutboxReader outbox,
            FramesUnderWay frames,
            Deliveries deliveries,
            Gate gate,
            Paces paces,
            RelaySettings settings) {
        this.outbox = outbox;
        this.frames = frames;
        this.deliveries = deliveries;
        this.gate = gate;
        this.paces = paces;
        this.settings = settings;
    }

    static boolean hasFrame(Entry entry) {
        return entry.kind() == EntryKind.ESCALATION;
    }

    Selected next(boolean failing) {
        if (failing) return probe();
        if (gate.isOpen()) return window(window());
        Selected plain = window(window().of(Kinds.WITHOUT_FRAME));
        if (!gate.isDue()) return new Selected(plain.entries(), true);
        List<Entry> frame = one(Kinds.WITH_FRAME);
        if (frame.isEmpty()) frames.ask();
        return new Selected(
                Stream.concat(frame.stream(), plain.entries().stream()).toList(), true);
    }

    private Selected probe() {
        List<Entry> one = one(Kinds.WITHOUT_FRAME);
        return new Selected(one.isEmpty() && gate.isDue() ? one(Kinds.WITH_FRAME) : one, true);
    }

    private List<Entry> one(Kinds kinds) {
        // What is under way comes before the one that is wanted.
        return take(new Window(1 + frames.count(), paces.frames().bytesAtOnce() + frames.bytes(), 0, kinds)).stream()
                .limit(1)
                .toList();
    }

    private Selected window(Window window) {
        List<Entry> entries = take(window);
        long bytes = entries.stream().mapToLong(Entry::bytes).sum();
        boolean full = 2 * (entries.size() + frames.count()) >= window.entries()
                || 2 * (bytes + frames.bytes()) >= window.bytes();
        return new Selected(entries, full);
    }

    private List<Entry> take(Window window) {
        return outbox.next(window).stream()
                .filter(entry -> !frames.contains(entry) && !deliveries.contains(entry))
                .toList();
    }

    /** What is under way comes again and is passed over: room for it comes on top, unless it takes all the room there is. */
    private Window window() {
        return new Window(
                paces.events().events(settings.window()) + frames.count(),
                paces.frames().bytesAtOnce() + (frames.areFull() ? 0 : frames.bytes()),
                settings.shareOfTheRest());
    }
}
