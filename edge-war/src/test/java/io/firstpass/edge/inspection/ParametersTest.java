package io.firstpass.edge.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private static Refusal refusal(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "60001", "2s", "", "99999999999"})
    void refusesAWaitOutOfRangeByItsName(String text) {
        Refusal refusal = refusal(() -> Parameters.patience(text, Duration.ofSeconds(2)));
        assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_PARAMETER);
        assertThat(refusal.facts()).containsExactly("waitMs", "a whole number from 1 to 60000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.1", "NaN", "high"})
    void refusesAConfidenceOutOfRangeByItsName(String text) {
        assertThat(refusal(() -> Parameters.minConfidence(text)).facts())
                .containsExactly("minConfidence", "a number from 0 to 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "200", "no", "204 "})
    void refusesAnotherStatusForAFrameThatIsGone(String text) {
        Refusal refusal = refusal(() -> Parameters.absent(text));
        assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_PARAMETER);
        assertThat(refusal.facts()).containsExactly("absent", "404 or 204");
    }

    @Test
    void takesTheTaktWhereNoWaitIsGiven() {
        assertThat(Parameters.patience(null, Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
        assertThat(Parameters.patience("250", Duration.ofSeconds(2))).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void refusesAKeyThatNoHeaderShouldHold() {
        assertThat(refusal(() -> Parameters.idempotencyKey("a b")).type()).isEqualTo(ProblemType.INVALID_PARAMETER);
        assertThat(refusal(() -> Parameters.idempotencyKey("k".repeat(129)))).isNotNull();
        assertThat(Parameters.idempotencyKey("order-7")).contains("order-7");
    }

    @Test
    void findsNothingUnderAnIdThatIsNone() {
        assertThat(refusal(() -> Parameters.id("../etc/passwd")).type()).isEqualTo(ProblemType.NOT_FOUND);
    }

    @Test
    void takesTheCallersTraceWhereItIsWellFormed() {
        String sent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        assertThat(TraceContext.current(sent).traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(TraceContext.current("00-" + "0".repeat(32) + "-00f067aa0ba902b7-01"))
                .isEqualTo(TraceContext.none());
        assertThat(TraceContext.current(sent + "\r\nX: y").traceId()).isNull();
        assertThat(TraceContext.current(null).traceId()).isNull();
    }
}
