package io.firstpass.edge.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {
    private final Latencies latencies = new Latencies(100);

    @Test
    void hasNothingToSayBeforeTheFirst() {
        assertThat(latencies.quantile(0.5)).isEmpty();
    }

    @Test
    void givesTheNearestRank() {
        for (int i = 100; i >= 1; i--) latencies.add(i);
        assertThat(latencies.quantile(0.5)).hasValue(50);
        assertThat(latencies.quantile(0.99)).hasValue(99);
        assertThat(latencies.quantile(1)).hasValue(100);
    }

    @Test
    void forgetsWhatLeftTheWindow() {
        for (int i = 0; i < 100; i++) latencies.add(1000);
        for (int i = 0; i < 100; i++) latencies.add(1);
        assertThat(latencies.quantile(0.99)).hasValue(1);
    }
}
