package io.firstpass.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.SequenceRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapsTest {
    private static SequenceRange range(long from, long through) {
        return new SequenceRange(from, through);
    }

    @Test
    void isEverythingWhereNothingIsKnown() {
        assertThat(Gaps.in(range(3, 9), List.of())).containsExactly(range(3, 9));
    }

    @Test
    void isNothingWhereEverythingIsKnown() {
        assertThat(Gaps.in(range(3, 9), List.of(range(6, 20), range(1, 7)))).isEmpty();
    }

    @Test
    void isWhatLiesBetweenBeforeAndAfter() {
        assertThat(Gaps.in(range(1, 10), List.of(range(8, 8), range(3, 4), range(3, 3), range(90, 99))))
                .containsExactly(range(1, 2), range(5, 7), range(9, 10));
    }
}
