package io.firstpass.edge;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.Directions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which package of the edge may import which; what is not listed is not allowed. */
class EdgeDirectionsTest {
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            entry("settings", Set.of()),
            entry("objects", Set.of("settings")),
            entry("batching", Set.of()),
            entry("triage", Set.of()),
            entry("outbox", Set.of("settings")),
            entry("link", Set.of("settings")),
            entry("modelstore", Set.of("objects", "settings")),
            entry("sync", Set.of("objects", "outbox", "link", "live", "settings")),
            entry("live", Set.of("outbox", "link", "modelstore", "settings")),
            entry("inspection", Set.of("batching", "triage", "outbox", "link", "modelstore", "live", "settings")),
            entry("telemetry", Set.of("inspection", "triage", "outbox", "link", "modelstore", "live", "sync")));

    private static final Map<String, Set<String>> CORES_KNOW_NOTHING_OF = Map.of(
            "batching", Set.of("jakarta.", "java.sql.", "org.apache.", "io.openliberty.", "io.firstpass.vision."),
            "triage", Set.of("jakarta.", "java.sql.", "org.apache.", "io.openliberty.", "io.firstpass.vision.image."));

    private final Directions directions = Directions.below("io.firstpass.edge", MAY_IMPORT);

    @Test
    void importsGoInTheDrawnDirectionsOnly() {
        assertThat(directions.classes()).hasSizeGreaterThan(50);
        assertThat(directions.wrongImports()).isEmpty();
    }

    @Test
    void coresKnowNoFramework() {
        assertThat(directions.wrongKnowledge(CORES_KNOW_NOTHING_OF)).isEmpty();
    }
}
