package io.firstpass.testbed.cable;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BucketTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void beginsWithATenthOfASecondAndFillsAtItsRate() {
        var bucket = new Bucket(8000, 0);
        assertThat(bucket.take(5000, 0)).isEqualTo(800);
        assertThat(bucket.take(5000, 0)).isZero();
        assertThat(bucket.take(5000, SECOND / 20)).isEqualTo(400);
        assertThat(bucket.take(5000, 10 * SECOND)).isEqualTo(800);
    }

    @Test
    void grantsNothingForATimeThatIsOver() {
        var bucket = new Bucket(8000, SECOND);
        bucket.take(800, SECOND);
        assertThat(bucket.take(5000, SECOND / 2)).isZero();
    }

    @Test
    void takesBackWhatDidNotPass() {
        var bucket = new Bucket(8000, 0);
        bucket.take(800, 0);
        bucket.giveBack(300);
        assertThat(bucket.take(5000, 0)).isEqualTo(300);
    }
}
