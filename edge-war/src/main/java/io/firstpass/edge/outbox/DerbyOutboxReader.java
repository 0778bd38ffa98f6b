package io.firstpass.edge.outbox;

import io.firstpass.contract.ExpiredEntry;
import io.firstpass.contract.ExpiryReason;
import io.firstpass.contract.SequenceRange;
import io.firstpass.contract.Sha256;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Offers what is to be sent, without the frames, which would not fit in memory a window at a time. */
final class DerbyOutboxReader implements OutboxReader {
    private static final System.Logger LOG = System.getLogger(DerbyOutboxReader.class.getName());

    private final Outbox outbox;
    private final Map<Window.Kinds, Choice> choices = new EnumMap<>(Window.Kinds.class);

    DerbyOutboxReader(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public List<Entry> next(Window window) {
        List<Head> unreadable = new ArrayList<>();
        List<Entry> entries = outbox.derby().transact("read what is to be sent", connection -> {
            unreadable.clear();
            List<Entry> read = new ArrayList<>();
            EntryContents contents = new EntryContents(connection, outbox.epoch());
            for (Head head : choose(window, new Queue(connection)))
                contents.read(head).ifPresentOrElse(read::add, () -> unreadable.add(head));
            return read;
        });
        outbox.expiring().expire(unreadable, ExpiryReason.UNREADABLE);
        return entries;
    }

    /** What is saved up of the share of the rest is that of its kinds. */
    private List<Head> choose(Window window, Queue queue) throws SQLException {
        List<Place> places = outbox.waiting().places().stream()
                .filter(place -> window.kinds().include(place.shelf()))
                .toList();
        return choices.computeIfAbsent(window.kinds(), kinds -> new Choice()).choose(window, places, queue);
    }

    @Override
    public SealedFrame sealed(Entry entry) {
        Optional<byte[]> file = outbox.frames().read(entry.inspection().id());
        if (file.isEmpty()) return new SealedFrame.Lost();
        String recorded = outbox.derby()
                .transact(
                        "read the digest of entry " + entry.id(),
                        connection -> new EntryContents(connection, outbox.epoch()).sealedSha256(entry.sequence()));
        return FrameFile.read(file.get())
                .map(FrameFile::frame)
                .filter(frame -> Sha256.of(frame).hex().equals(recorded))
                .<SealedFrame>map(SealedFrame.Present::new)
                .orElseGet(SealedFrame.Altered::new);
    }

    @Override
    public void markSent(Collection<Long> sequences) {
        long now = outbox.runningTime().now();
        outbox.waiting().rearranging(() -> {
            List<Head> sent = outbox.derby().transact("mark " + sequences.size() + " entries as sent", connection -> {
                Queue queue = new Queue(connection);
                List<Head> heads = new ArrayList<>();
                for (long sequence : new TreeSet<>(sequences))
                    queue.waiting(sequence).ifPresent(heads::add);
                for (Head head : heads) queue.markSent(head.sequence(), now);
                return heads;
            });
            sent.forEach(head -> outbox.waiting().add(head.place(), -1, -head.bytes()));
            return sent;
        });
    }

    @Override
    public void expire(Entry entry, ExpiryReason reason, String detail) {
        Optional<Head> head = outbox.derby()
                .transact(
                        "look for entry " + entry.id(), connection -> new Queue(connection).waiting(entry.sequence()));
        if (outbox.expiring().expire(head.stream().toList(), reason) > 0)
            LOG.log(Level.ERROR, "entry {0} will never be sent, {1}: {2}", entry.id(), reason, detail);
    }

    @Override
    public Optional<Tombstones> untold(int limit) {
        return outbox.derby().transact("read what expired", connection -> {
            TombstoneRows rows = new TombstoneRows(connection);
            Optional<String> epoch = rows.oldestEpochToTell();
            if (epoch.isEmpty()) return Optional.empty();
            List<ExpiredEntry> entries = rows.toTell(epoch.get(), limit);
            return Optional.of(new Tombstones(epoch.get(), entries));
        });
    }

    @Override
    public void markTold(Tombstones told) {
        long now = outbox.runningTime().now();
        outbox.derby().transact("mark " + told.entries().size() + " tombstones as told", connection -> {
            new TombstoneRows(connection).markTold(told.epoch(), told.entries(), now);
            return null;
        });
    }

    @Override
    public void resend(String epoch, List<SequenceRange> ranges) {
        outbox.resending().resend(epoch, ranges);
    }

    @Override
    public void whenRecorded(Runnable listener) {
        outbox.recorded().call(listener);
    }
}
