package io.firstpass.edge.sync;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.edge.objects.S3Settings;
import io.firstpass.edge.outbox.Inspected;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** A store whose clock, and not ours, is the one that counts: requests of another time are refused by it. */
class ClockSkewTest {
    private static final String DATE = "Tue, 24 Nov 2020 10:00:00 GMT";
    private static final String SKEWED =
            "<Error><Code>RequestTimeTooSkewed</Code><Message>too large a difference</Message></Error>";

    private final List<String> dates = new CopyOnWriteArrayList<>();

    @Test
    void signsWithTheTimeOfTheStoreOnceThatHasSaidSo() throws IOException {
        try (ServerSocket store = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> serve(store));
            server.setDaemon(true);
            server.start();
            S3FrameUplink uplink = new S3FrameUplink();
            URI address = URI.create("http://127.0.0.1:" + store.getLocalPort());
            Optional<AwsBasicCredentials> keys = Optional.of(AwsBasicCredentials.create("name", "secret"));
            uplink.open(new S3Settings(Optional.of(address), "us-east-1", keys).client(), "firstpass");

            assertThatThrownBy(() -> put(uplink)).isInstanceOf(UplinkFailed.class);

            assertThat(dates.get(0)).doesNotStartWith("2020");
            assertThat(dates.get(dates.size() - 1)).startsWith("20201124T");
            uplink.close();
        }
    }

    private static void put(S3FrameUplink uplink) {
        uplink.put("key", new byte[] {1}, Inspected.SHA256, "image/png", Duration.ofSeconds(20));
    }

    private void serve(ServerSocket store) {
        while (!store.isClosed()) {
            try (Socket client = store.accept()) {
                BufferedReader request = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
                for (String line = request.readLine(); !line.isEmpty(); line = request.readLine())
                    if (line.toLowerCase(Locale.ROOT).startsWith("x-amz-date: ")) dates.add(line.substring(12));
                client.getOutputStream()
                        .write(("HTTP/1.1 403 Forbidden\r\nDate: " + DATE + "\r\nConnection: close\r\nContent-Length: "
                                        + SKEWED.length() + "\r\n\r\n" + SKEWED)
                                .getBytes(ISO_8859_1));
                client.getOutputStream().flush();
            } catch (IOException e) {
                return;
            }
        }
    }
}
