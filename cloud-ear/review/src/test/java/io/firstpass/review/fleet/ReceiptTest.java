package io.firstpass.review.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.SequenceRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTest {
    private static final EdgeName EDGE = EdgeName.ofSource("/firstpass/north/edge-1");

    @Test
    void isOfOneNumber() {
        var receipt = Receipt.received(EDGE, "A", "7");

        assertThat(receipt.edge()).isEqualTo(new EdgeName("north", "edge-1"));
        assertThat(receipt.numbers()).isEqualTo(new SequenceRange(7, 7));
        assertThat(receipt.expired()).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "-1", "1.0", "9223372036854775807", "9223372036854775808"})
    void refusesWhatIsNoNumber(String sequence) {
        assertThatThrownBy(() -> Receipt.received(EDGE, "A", sequence))
                .isInstanceOf(InvalidMessage.class)
                .hasMessageStartingWith("ce_sequence ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\0"})
    void refusesWhatIsNoEpoch(String epoch) {
        assertThatThrownBy(() -> Receipt.received(EDGE, epoch, "1"))
                .isInstanceOf(InvalidMessage.class)
                .hasMessageStartingWith("ce_epoch ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/firstpass/review", "/firstpass/north/edge-1/x", "/firstpass/no rth/edge-1"})
    void refusesASourceThatIsNoEdge(String source) {
        assertThatThrownBy(() -> EdgeName.ofSource(source)).isInstanceOf(InvalidMessage.class);
    }
}
