package io.firstpass.testbed.cable;

import io.firstpass.testbed.server.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * What lies between a client and a port on the loopback address, and what happens to cables: it can be cut, be long
 * (latency) or narrow (bandwidth), and have a loose contact. One thread moves the bytes of all its connections.
 *
 * <p>Thread-safe; what a method asks for has happened when it returns. The port is the same for good, and nobody else
 * gets it while the cable is cut. A connection's set-up is never delayed, only what is sent over it.
 */
public final class Cable implements AutoCloseable {
    private static final int RECEIVE_BUFFER = 1 << 16;

    private final InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.free());
    private final InetSocketAddress there;
    private final Socket reservation = new Socket();
    private final Selector selector;
    private final Thread mover;
    private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
    private final List<Wire> wires = new ArrayList<>();
    private ServerSocketChannel listener;
    private Optional<Cut> cut = Optional.empty();
    private Duration latency = Duration.ZERO;
    private Optional<Bucket> up = Optional.empty();
    private Optional<Bucket> down = Optional.empty();
    private Optional<LooseContact> looseContact = Optional.empty();
    private volatile boolean closed;

    /** A whole cable to that port; nothing needs to listen there yet. */
    public Cable(int port) {
        there = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            // A client that tries a free port of the ephemeral range for long enough ends up connected to itself.
            reservation.setReuseAddress(true);
            reservation.bind(here);
            selector = Selector.open();
            listen();
        } catch (IOException failed) {
            throw new UncheckedIOException("no cable to port " + port, failed);
        }
        mover = new Thread(this::run, "cable-" + port);
        mover.setDaemon(true);
        mover.start();
    }

    /** Where the client connects. */
    public int port() {
        return here.getPort();
    }

    public void cut(Cut how) {
        order(() -> {
            looseContact = Optional.empty();
            breakIt(how);
        });
    }

    /** Whole again, as long and as wide as it was; a loose contact is mended too. */
    public void mend() {
        order(() -> {
            looseContact = Optional.empty();
            joinIt();
        });
    }

    /** Takes that long each way from now on; what is on its way already arrives as it would have. */
    public void latency(Duration eachWay) {
        order(() -> latency = eachWay);
    }

    /** Is cut (connections are reset) and whole again in turns of that length, beginning with a cut, until it is cut or mended. */
    public void looseContact(Duration turn) {
        order(() -> {
            looseContact = Optional.of(new LooseContact(turn.toNanos(), System.nanoTime()));
            breakIt(Cut.RESET);
        });
    }

    /** Lets through what the buckets allow, one for each direction; empty: everything. */
    void narrow(Optional<Bucket> up, Optional<Bucket> down) {
        order(() -> {
            this.up = up;
            this.down = down;
        });
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            mover.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void order(Runnable change) {
        var done = new CompletableFuture<Void>();
        orders.add(() -> {
            change.run();
            done.complete(null);
        });
        selector.wakeup();
        if (closed) throw new IllegalStateException("the cable is closed");
        done.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void run() {
        try (selector;
                reservation) {
            long wait = Long.MAX_VALUE;
            while (!closed) {
                if (wait == Long.MAX_VALUE) selector.select();
                else selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait)));
                for (Runnable order = orders.poll(); order != null; order = orders.poll()) order.run();
                wait = Math.min(turn(), cut.isPresent() ? Long.MAX_VALUE : move());
            }
            breakIt(Cut.RESET);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Follows the loose contact, and says when it changes next. */
    private long turn() {
        if (looseContact.isEmpty()) return Long.MAX_VALUE;
        long now = System.nanoTime();
        boolean open = looseContact.get().open(now);
        if (open && cut.isEmpty()) breakIt(Cut.RESET);
        if (!open && cut.isPresent()) joinIt();
        return looseContact.get().untilNext(now);
    }

    private long move() {
        accept();
        selector.selectedKeys().clear();
        long now = System.nanoTime();
        long wait = Long.MAX_VALUE;
        for (Iterator<Wire> each = wires.iterator(); each.hasNext(); ) {
            Wire wire = each.next();
            try {
                wait = Math.min(wait, wire.move(now, latency, up, down));
                if (!wire.over()) continue;
                wire.close();
            } catch (IOException reset) {
                wire.reset();
            }
            each.remove();
        }
        return wait;
    }

    private void accept() {
        try {
            for (SocketChannel near = listener.accept(); near != null; near = listener.accept()) connect(near);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where nobody listens at the other end, the client is told by a reset. */
    private void connect(SocketChannel near) throws IOException {
        try {
            wires.add(new Wire(near, SocketChannel.open(there), selector));
        } catch (IOException refused) {
            near.setOption(StandardSocketOptions.SO_LINGER, 0);
            near.close();
        }
    }

    private void breakIt(Cut how) {
        if (cut.isEmpty()) {
            accept(); // for the clients who count as connected already
            deafen();
        }
        cut = Optional.of(how);
        wires.forEach(how == Cut.RESET ? Wire::reset : Wire::hang);
        if (how == Cut.RESET) wires.clear();
    }

    private void joinIt() {
        if (cut.isEmpty()) return;
        cut = Optional.empty();
        try {
            listen();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void listen() throws IOException {
        listener = ServerSocketChannel.open();
        listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        listener.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
        listener.bind(here);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** The port itself stays ours. */
    private void deafen() {
        try {
            listener.close();
            selector.selectNow(); // a closed channel keeps its port until the selector has let go of it
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
