package io.firstpass.testbed.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/** What a server's {@code /metrics} says, in Prometheus' text form. */
record Figures(String text) {
    /** Of the one series of that name that has these labels, in the form {@code name="value"}. */
    double value(String name, String... labels) {
        List<String> series = text.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Stream.of(labels).allMatch(line::contains))
                .toList();
        assertThat(series).as(name + List.of(labels)).hasSize(1);
        String line = series.get(0);
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }

    double grownSince(Figures before, String name, String... labels) {
        return value(name, labels) - before.value(name, labels);
    }
}
