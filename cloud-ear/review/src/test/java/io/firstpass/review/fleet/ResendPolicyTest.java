package io.firstpass.review.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.SequenceRange;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ResendPolicyTest {
    private final ResendPolicy policy = new ResendPolicy(3, Duration.ofMinutes(1), Duration.ofHours(1));

    @Test
    void waitsTwiceAsLongEachTimeUpToTheLongest() {
        assertThat(List.of(1, 2, 3, 6, 7, 1000))
                .extracting(policy::pauseAfter)
                .extracting(Duration::toMinutes)
                .containsExactly(1L, 2L, 4L, 32L, 60L, 60L);
    }

    @Test
    void asksForTheFirstRangesOfMany() {
        assertThat(policy.requests(ranges(4))).extracting(List::size).containsExactly(3, 1);
        assertThat(policy.requests(ranges(3))).extracting(List::size).containsExactly(3);
        assertThat(policy.requests(ranges(100)))
                .hasSize(ResendPolicy.REQUESTS_AT_ONCE)
                .last()
                .isEqualTo(ranges(30).subList(27, 30));
    }

    private static List<SequenceRange> ranges(int many) {
        return LongStream.range(0, many)
                .mapToObj(n -> new SequenceRange(2 * n, 2 * n))
                .toList();
    }
}
