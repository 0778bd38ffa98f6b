package io.firstpass.edge.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What comes in as a body, and how much of it. */
class BodiesTest {
    /** Counts what was read, and never ends. */
    private static final class Endless extends InputStream {
        private long read;

        @Override
        public int read() {
            read++;
            return 'x';
        }
    }

    @Test
    void readsABodyOfExactlyTheLimit() throws IOException {
        var body = new LimitedStream(new ByteArrayInputStream(new byte[1000]), 1000);
        assertThat(body.readAllBytes()).hasSize(1000);
    }

    @Test
    void stopsReadingSoonAfterTheLimit() {
        var endless = new Endless();
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> new LimitedStream(endless, 100_000).readAllBytes());
        assertThat(refusal.type()).isEqualTo(ProblemType.BODY_TOO_LARGE);
        assertThat(endless.read).isLessThan(150_000);
    }

    @Test
    void countsSingleAndSkippedBytesToo() throws IOException {
        var body = new LimitedStream(new ByteArrayInputStream(new byte[10]), 5);
        assertThat(body.skip(4)).isEqualTo(4);
        assertThat(body.read()).isZero();
        assertThat(catchThrowableOfType(Refusal.class, body::read).type()).isEqualTo(ProblemType.BODY_TOO_LARGE);
    }

    @Test
    void refusesWhatWouldNotFitInMemoryBesideTheOthers() throws IOException {
        var budget = new BodyBudget(1000);
        new LimitedStream(new ByteArrayInputStream(new byte[600]), 1000, budget::take).readAllBytes();
        var second = new LimitedStream(new ByteArrayInputStream(new byte[600]), 1000, budget::take);
        assertThat(catchThrowableOfType(Refusal.class, second::readAllBytes).type())
                .isEqualTo(ProblemType.EDGE_BUSY);
        budget.giveBack(600);
        assertThat(new LimitedStream(new ByteArrayInputStream(new byte[600]), 1000, budget::take).readAllBytes())
                .hasSize(600);
    }

    @Test
    void leavesRoomForBase64() {
        assertThat(BodyLimit.limit(new MediaType("image", "png"), 3_000)).isEqualTo(3_000);
        assertThat(BodyLimit.limit(MediaType.APPLICATION_JSON_TYPE, 3_000)).isEqualTo(4_000 + (16 << 10));
    }

    private static DetectRequest detect(String json) throws IOException {
        return DetectRequest.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static ProblemType refused(String json) {
        return catchThrowableOfType(Refusal.class, () -> detect(json)).type();
    }

    @Test
    void readsAPictureInBase64() throws IOException {
        String base64 = Base64.getEncoder().encodeToString(new byte[] {1, 2, 3});
        assertThat(detect("{\"image\": \"" + base64 + "\"}").image()).containsExactly(1, 2, 3);
        assertThat(detect("{\"image\": \"data:image/png;base64," + base64 + "\", \"serial\": \"B-1\"}"))
                .satisfies(request -> assertThat(request.serial()).isEqualTo("B-1"))
                .satisfies(request -> assertThat(request.image()).containsExactly(1, 2, 3));
    }

    @Test
    void readsAPictureLongerThanJacksonsOwnLimit() throws IOException {
        String base64 = Base64.getEncoder().encodeToString(new byte[18_000_000]);
        assertThat(detect("{\"image\":\"" + base64 + "\"}").image()).hasSize(18_000_000);
    }

    @Test
    void refusesWhatIsNoSuchRequest() {
        assertThat(refused("")).isEqualTo(ProblemType.EMPTY_BODY);
        assertThat(refused("{")).isEqualTo(ProblemType.BROKEN_JSON);
        assertThat(refused("[]")).isEqualTo(ProblemType.BROKEN_JSON);
        assertThat(refused("{\"image\": 7}")).isEqualTo(ProblemType.BROKEN_JSON);
        assertThat(refused("{\"image\": \"*not base64*\"}")).isEqualTo(ProblemType.BROKEN_BASE64);
    }
}
