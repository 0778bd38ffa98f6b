package io.firstpass.testbed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    @TempDir
    Path claims;

    @Test
    void givesThePreferredPortOnce() {
        int preferred = unused();
        assertThat(Ports.preferring(preferred, claims)).isEqualTo(preferred);
        assertThat(Ports.preferring(preferred, claims)).isNotEqualTo(preferred);
    }

    @Test
    void givesAnotherPortWhereSomebodyListens() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.preferring(taken.getLocalPort(), claims)).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void givesAnotherPortWhereAnotherRunIsAboutToListen() throws Exception {
        int preferred = unused();
        Path claim = claims.resolve(Integer.toString(preferred));
        try (var other = FileChannel.open(claim, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(other.lock()).isNotNull();
            assertThat(Ports.preferring(preferred, claims)).isNotEqualTo(preferred);
        }
    }

    /** Not by {@link Ports#free}, which would never give it again. */
    private static int unused() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
