package io.firstpass.testbed.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Free ports on the loopback address; none is given out twice. */
public final class Ports {
    private static final Set<Integer> GIVEN = new HashSet<>();

    /** Held open: a lock is gone with its channel. */
    private static final List<FileChannel> CLAIMED = new ArrayList<>();

    private Ports() {}

    /** A port that nothing listens on. */
    public static synchronized int free() {
        while (true) {
            int port = tryBind(0);
            if (GIVEN.add(port)) {
                return port;
            }
        }
    }

    /**
     * The preferred port, or a free one when somebody has it, or another run has taken it and does not listen yet.
     *
     * @param claims where runs tell one another; a claim ends with its process
     */
    public static synchronized int preferring(int preferred, Path claims) {
        return tryBind(preferred) == preferred && claim(preferred, claims) && GIVEN.add(preferred) ? preferred : free();
    }

    private static boolean claim(int port, Path claims) {
        try {
            Files.createDirectories(claims);
            FileChannel file = FileChannel.open(
                    claims.resolve(Integer.toString(port)), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (file.tryLock() != null) {
                CLAIMED.add(file);
                return true;
            }
            file.close();
            return false;
        } catch (OverlappingFileLockException ours) {
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot claim port " + port, failed);
        }
    }

    /** Whether somebody accepts connections there. */
    public static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static int tryBind(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            return -1;
        }
    }
}
