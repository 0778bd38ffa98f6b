package io.firstpass.edge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void neverWaitsLongerThanTheLongest() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), new Random(1));
        double[] seconds = DoubleStream.generate(() -> backoff.next().toMillis() / 1000.0)
                .limit(1000)
                .toArray();

        assertThat(seconds[0]).isLessThanOrEqualTo(1);
        assertThat(DoubleStream.of(seconds).max().orElseThrow()).isBetween(29.0, 30.0);
        assertThat(DoubleStream.of(seconds).min().orElseThrow()).isLessThan(1);
    }
}
