package io.firstpass.testbed.cable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.firstpass.testbed.server.Patience;
import io.firstpass.testbed.server.Ports;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CableIT {
    private EchoServer server;
    private Cable cable;

    @BeforeEach
    void lay() throws IOException {
        server = new EchoServer();
        cable = new Cable(server.port());
    }

    @AfterEach
    void remove() throws IOException {
        cable.close();
        server.close();
    }

    @Test
    void carriesManyBytesBothWaysAndTheEnd() throws IOException {
        byte[] sent = new byte[3_000_000];
        new Random(1).nextBytes(sent);
        try (Socket client = connect()) {
            var sending = new Thread(() -> send(client, sent));
            sending.start();
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(sent);
        }
    }

    @Test
    void refusesNewConnectionsAndResetsThoseThatAreThere() throws IOException {
        try (Socket client = connect()) {
            assertThat(echoed(client, 7)).isEqualTo(7);
            cable.cut(Cut.RESET);
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> client.getInputStream().read());
            assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);
        }
        cable.mend();
        try (Socket client = connect()) {
            assertThat(echoed(client, 8)).isEqualTo(8);
        }
    }

    @Test
    void leavesConnectionsWaitingUntilItIsMended() throws IOException {
        try (Socket client = connect()) {
            cable.cut(Cut.HANG);
            client.setSoTimeout(50);
            client.getOutputStream().write(9);
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> client.getInputStream().read());
            assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);
            cable.mend();
            client.setSoTimeout(5000);
            assertThat(client.getInputStream().read()).isEqualTo(9);
        }
    }

    @Test
    void keepsItsPortWhileItIsCut() {
        cable.cut(Cut.RESET);
        assertThatExceptionOfType(IOException.class).isThrownBy(this::takeItsPort);
        cable.mend();
        assertThat(Ports.answers(cable.port())).isTrue();
    }

    @Test
    void delaysWhatIsSentEachWay() throws IOException {
        cable.latency(Duration.ofMillis(60));
        try (Socket client = connect()) {
            long begin = System.nanoTime();
            echoed(client, 1);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
        }
    }

    @Test
    void isAsNarrowForAllCablesTogetherAsForOne() throws IOException {
        try (var other = new Cable(server.port());
                var third = new Cable(server.port())) {
            new Cables(cable, other, third).bandwidth(100_000);
            long begin = System.nanoTime();
            try (Socket first = connect();
                    Socket second = new Socket(InetAddress.getLoopbackAddress(), other.port())) {
                new Thread(() -> send(first, new byte[15_000])).start();
                new Thread(() -> send(second, new byte[15_000])).start();
                assertThat(first.getInputStream().readAllBytes()).hasSize(15_000);
                assertThat(second.getInputStream().readAllBytes()).hasSize(15_000);
            }
            // 30,000 bytes at 100,000 a second, of which the first 10,000 pass at once
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(190));
        }
    }

    @Test
    void isCutAndWholeInTurnsUntilItIsMended() throws IOException {
        cable.looseContact(Duration.ofMillis(300));
        for (int look = 0; look < 6; look++) {
            boolean whole = look % 2 == 1;
            assertThat(Patience.until(Duration.ofSeconds(5), () -> Ports.answers(cable.port()) == whole))
                    .isTrue();
        }
        cable.mend();
        assertThat(Ports.answers(cable.port())).isTrue();
    }

    @Test
    void resetsAClientWhereNobodyListensAtTheOtherEnd() throws IOException {
        try (var loose = new Cable(Ports.free());
                Socket client = new Socket(InetAddress.getLoopbackAddress(), loose.port())) {
            client.setSoTimeout(5000);
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> client.getInputStream().read());
        }
    }

    /** As a client's own end does, which does not ask to share a port. */
    private void takeItsPort() throws IOException {
        try (var thief = new Socket()) {
            thief.setReuseAddress(false);
            thief.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), cable.port()));
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), cable.port());
    }

    private static int echoed(Socket client, int value) throws IOException {
        client.getOutputStream().write(value);
        return client.getInputStream().read();
    }

    private static void send(Socket client, byte[] bytes) {
        try {
            client.getOutputStream().write(bytes);
            client.shutdownOutput();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
