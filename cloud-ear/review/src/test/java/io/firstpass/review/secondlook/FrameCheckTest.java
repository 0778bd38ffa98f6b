package io.firstpass.review.secondlook;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.review.Escalations;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FrameCheckTest {
    /** sha256 of "abc", from FIPS 180-2. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final FrameCheck check = new FrameCheck(100);

    @Test
    void takesTheFrameThatWasSent() {
        assertThatCode(() -> check.fetched(Escalations.frame(ABC, 3, "none"), bytes("abc")))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAFrameWithOneBitChangedAndNamesBothDigests() {
        assertThatThrownBy(() -> check.fetched(Escalations.frame(ABC, 3, "none"), bytes("abb")))
                .isInstanceOf(FrameRefused.class)
                .hasMessageContaining(ABC)
                .hasMessageContaining("sha256 is ");
    }

    @Test
    void refusesAFrameThatLostItsEnd() {
        assertThatThrownBy(() -> check.fetched(Escalations.frame(ABC, 3, "none"), bytes("ab")))
                .isInstanceOf(FrameRefused.class);
    }

    @Test
    void refusesACipherItDoesNotKnow() {
        assertThatThrownBy(() -> check.announced(Escalations.frame(ABC, 3, "rot13")))
                .isInstanceOf(FrameRefused.class)
                .hasMessageContaining("rot13");
    }

    @Test
    void refusesAFrameLargerThanAllowedBeforeItIsFetched() {
        assertThatCode(() -> check.announced(Escalations.frame(ABC, 100, "none")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check.announced(Escalations.frame(ABC, 101, "none")))
                .isInstanceOf(FrameRefused.class)
                .hasMessageContaining("1 to 100");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
