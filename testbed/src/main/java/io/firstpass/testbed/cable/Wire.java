package io.firstpass.testbed.cable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;

/** One connection through a cable. The cable's thread alone works on it. */
final class Wire {
    private static final ThreadLocal<ByteBuffer> SCRATCH =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(1 << 16));

    private final SocketChannel near;
    private final SocketChannel far;
    private final SelectionKey nearKey;
    private final SelectionKey farKey;
    private final Way up;
    private final Way down;

    Wire(SocketChannel near, SocketChannel far, Selector selector) throws IOException {
        this.near = near;
        this.far = far;
        nearKey = prepared(near).register(selector, 0);
        farKey = prepared(far).register(selector, 0);
        up = new Way(near, far);
        down = new Way(far, near);
    }

    private static SocketChannel prepared(SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return channel;
    }

    /** Moves what can be moved, and says in how many nanoseconds it has to be asked again. */
    long move(long now, Duration latency, Optional<Bucket> upBucket, Optional<Bucket> downBucket) throws IOException {
        if (nearKey.isReadable() && up.takesMore(upBucket)) up.take(now, latency, SCRATCH.get());
        if (farKey.isReadable() && down.takesMore(downBucket)) down.take(now, latency, SCRATCH.get());
        long wait = Math.min(up.give(now, upBucket), down.give(now, downBucket));
        nearKey.interestOps(interest(up.takesMore(upBucket), down.blocked()));
        farKey.interestOps(interest(down.takesMore(downBucket), up.blocked()));
        return wait;
    }

    private static int interest(boolean read, boolean write) {
        return (read ? SelectionKey.OP_READ : 0) | (write ? SelectionKey.OP_WRITE : 0);
    }

    /** Nothing moves any more, and neither end is told. */
    void hang() {
        nearKey.interestOps(0);
        farKey.interestOps(0);
    }

    /** Both ends have said that they are done. */
    boolean over() {
        return up.over() && down.over();
    }

    /** Both ends see the connection reset. */
    void reset() {
        for (SocketChannel channel : new SocketChannel[] {near, far}) {
            try {
                if (channel.isOpen()) channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                channel.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    void close() throws IOException {
        near.close();
        far.close();
    }
}
