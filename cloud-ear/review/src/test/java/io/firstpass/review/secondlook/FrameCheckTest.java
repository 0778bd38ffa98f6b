package io.firstpass.review.secondlook;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.review.Escalations;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FrameCheckTest {
    /** sha256 of "abc", from FIPS 180-2. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final FrameCheck check = new FrameCheck(100, true);

    @Test
    void takesTheFrameThatWasSent() {
        assertThatCode(() -> check.opened(Escalations.frame(ABC, 3, "none"), bytes("abc")))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAFrameWithOneBitChangedAndNamesBothDigests() {
        assertThatThrownBy(() -> check.opened(Escalations.frame(ABC, 3, "none"), bytes("abb")))
                .isInstanceOf(FrameRefused.class)
                .hasMessageContaining(ABC)
                .hasMessageContaining("sha256 is ");
    }

    @Test
    void refusesAFrameThatLostItsEnd() {
        assertThatThrownBy(() -> check.opened(Escalations.frame(ABC, 3, "none"), bytes("ab")))
                .isInstanceOf(FrameRefused.class);
    }

    @Test
    void refusesACipherItDoesNotKnow() {
        assertThatThrownBy(() -> check.announced(Escalations.frame(ABC, 3, "rot13")))
                .isInstanceOf(FrameRefused.class)
                .hasMessageContaining("rot13");
    }

    @Test
    void refusesAFrameInTheClearUnlessThatIsAllowed() {
        var strict = new FrameCheck(100, false);
        assertThatCode(() -> strict.announced(Escalations.frame(ABC, 3, "tink-hybrid")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> strict.announced(Escalations.frame(ABC, 3, "none")))
                .isInstanceOf(FrameRefused.class)
                .hasMessage("the frame is in the clear, which firstpass.frames.in-the-clear does not allow");
    }

    @Test
    void allowsASealedObjectToBeLargerThanTheFrameInIt() {
        assertThatCode(() -> check.announced(Escalations.frame(ABC, 356, "tink-hybrid")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check.announced(Escalations.frame(ABC, 357, "tink-hybrid")))
                .isInstanceOf(FrameRefused.class)
                .hasMessageContaining("1 to 356");
        assertThatThrownBy(() -> check.opened(Escalations.frame(ABC, 150, "tink-hybrid"), new byte[101]))
                .isInstanceOf(FrameRefused.class)
                .hasMessage("frame of 101 bytes, allowed are 1 to 100");
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
