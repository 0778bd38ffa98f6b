package io.firstpass.edge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private final Running time = new Running();

    @Test
    void isAlwaysReadyWithoutALimit() {
        TokenBucket bucket = new TokenBucket(0, time);
        bucket.spend(1_000_000);
        assertThat(bucket.untilReady()).isZero();
    }

    @Test
    void lendsForWhatWasBegunAndWaitsUntilItIsPaid() {
        TokenBucket bucket = new TokenBucket(1_000, time);
        bucket.spend(3_000);
        assertThat(bucket.untilReady()).isEqualTo(Duration.ofSeconds(2));
        time.pass(Duration.ofSeconds(2));
        assertThat(bucket.untilReady()).isZero();
    }

    @Test
    void savesUpNoMoreThanASecond() {
        TokenBucket bucket = new TokenBucket(1_000, time);
        time.pass(Duration.ofHours(1));
        bucket.spend(2_000);
        assertThat(bucket.untilReady()).isEqualTo(Duration.ofSeconds(1));
    }
}
