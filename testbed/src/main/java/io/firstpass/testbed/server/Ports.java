package io.firstpass.testbed.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;

/** Free ports on the loopback address; none is given out twice. */
public final class Ports {
    private static final Set<Integer> GIVEN = new HashSet<>();

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

    /** The preferred port, or a free one when somebody has it. */
    public static synchronized int preferring(int preferred) {
        return tryBind(preferred) == preferred && GIVEN.add(preferred) ? preferred : free();
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
