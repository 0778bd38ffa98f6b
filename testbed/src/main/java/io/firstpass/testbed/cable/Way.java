package io.firstpass.testbed.cable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One direction of one connection: what was read waits here until it has been on the way for long enough. Not thread-safe. */
final class Way {
    /** Bytes on the way of one connection; then the sender waits, as behind a full TCP window. */
    static final int MOST = 1 << 20;

    private static final long NARROW_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    /** Bytes, and when they arrive. */
    private record Piece(ByteBuffer bytes, long due) {}

    private final SocketChannel from;
    private final SocketChannel to;
    private final ArrayDeque<Piece> underway = new ArrayDeque<>();
    private int size;
    private boolean ended;
    private boolean endTold;
    private boolean blocked;

    Way(SocketChannel from, SocketChannel to) {
        this.from = from;
        this.to = to;
    }

    boolean takesMore(Optional<Bucket> bucket) {
        return !ended && size < bucket.map(Bucket::room).orElse(MOST);
    }

    /** Whether the receiver took less than it was given. */
    boolean blocked() {
        return blocked;
    }

    boolean over() {
        return endTold;
    }

    /** Reads what the sender has sent; the end too travels as long as anything else. */
    void take(long now, Duration latency, ByteBuffer scratch) throws IOException {
        ended = from.read(scratch.clear()) < 0;
        byte[] bytes = new byte[scratch.flip().remaining()];
        scratch.get(bytes);
        if (bytes.length > 0 || ended) underway.add(new Piece(ByteBuffer.wrap(bytes), now + latency.toNanos()));
        size += bytes.length;
    }

    /** Writes what has arrived, and says in how many nanoseconds there will be more to write. */
    long give(long now, Optional<Bucket> bucket) throws IOException {
        blocked = false;
        while (!underway.isEmpty() && !blocked) {
            Piece next = underway.peek();
            if (next.due() > now) return next.due() - now;
            int wanted = next.bytes().remaining();
            int granted = bucket.map(b -> b.take(wanted, now)).orElse(wanted);
            if (granted == 0 && wanted > 0) return NARROW_PAUSE;
            int written = write(next.bytes(), granted);
            bucket.ifPresent(b -> b.giveBack(granted - written));
            blocked = written < granted;
            if (!next.bytes().hasRemaining()) underway.remove();
        }
        if (ended && underway.isEmpty() && !endTold) tellEnd();
        return Long.MAX_VALUE;
    }

    private int write(ByteBuffer bytes, int most) throws IOException {
        int end = bytes.limit();
        bytes.limit(bytes.position() + most);
        int written = to.write(bytes);
        bytes.limit(end);
        size -= written;
        return written;
    }

    private void tellEnd() throws IOException {
        to.shutdownOutput();
        endTold = true;
    }
}
