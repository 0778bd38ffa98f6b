package io.firstpass.testbed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Extent EXTENT = new Extent(2, 24);
    private static final UUID HELD = new UUID(0, 2);
    private static final Figures FIGURES = new Figures(0, 21.5, 14.0, 301.0, 40.0, 41.0);

    @TempDir
    Path folder;

    @Test
    void holdsTheFiguresUnderTheNamesThatArePrinted() throws IOException {
        JsonNode ledger = written(Report.of(EXTENT, List.of(ledger(1)))).at("/scenarios/0");
        assertThat(ledger.path("escalated").asInt()).isEqualTo(1);
        assertThat(ledger.path("ruled").asInt()).isEqualTo(1);
        assertThat(ledger.path("expired").asInt(-1)).isZero();
        assertThat(ledger.path("missing").asInt(-1)).isZero();
        assertThat(ledger.path("ruledTwice").asInt(-1)).isZero();
        assertThat(ledger.path("priorityInversions").asInt(-1)).isZero();
        assertThat(ledger.path("drainTimesRealTime").asDouble()).isEqualTo(21.5);
        assertThat(ledger.path("p99BeforeMs").asDouble()).isEqualTo(40);
        assertThat(ledger.path("p99DuringMs").asDouble()).isEqualTo(41);
        assertThat(ledger.at("/killsSurvived/broker").asInt(-1)).isZero();
        assertThat(ledger.path("inTheClear").isArray()).isTrue();
    }

    @Test
    void isSoundWhereNothingIsMissingTwiceOrReadable() {
        assertThat(Report.of(EXTENT, List.of(ledger(1))).sound()).isTrue();
        assertThat(Report.of(EXTENT, List.of(ledger(1), ledger(2))).sound()).isFalse();
        assertThat(Report.of(EXTENT, List.of(ledger(0))).sound()).isFalse();
        assertThat(Report.of(EXTENT, List.of(ledger(1).with(List.of("seg0/c10.dat"))))
                        .sound())
                .isFalse();
    }

    @Test
    void saysWhyAScenarioWasSkippedAndNothingElse() throws IOException {
        Report report = Report.of(EXTENT, List.of(Ledger.skipped("disk", "no right to mount")));
        assertThat(report.sound()).isTrue();
        assertThat(written(report).at("/scenarios/0/skipped").asText()).isEqualTo("no right to mount");
        assertThat(written(report).at("/scenarios/0").has("missing")).isFalse();
    }

    private static Ledger ledger(int rulings) {
        Map<UUID, Integer> ruled = rulings == 0 ? Map.of() : Map.of(HELD, rulings);
        Facts facts = new Facts(
                Set.of(HELD),
                Set.of(HELD),
                ruled,
                Map.of(HELD, Map.of(1, 1)),
                Set.of(HELD),
                Set.of(),
                Set.of(),
                Set.of(),
                0);
        try (var line = new PlantLine(URI.create("http://127.0.0.1:1"), "Q")) {
            return Ledger.of("outage", facts, line, FIGURES, new Kills(), List.of());
        }
    }

    private JsonNode written(Report report) throws IOException {
        Path file = folder.resolve("ledger.json");
        report.write(file);
        return Messages.mapper().readTree(file.toFile());
    }
}
