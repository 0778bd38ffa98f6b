package io.firstpass.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.Directions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which package of the edge may import which; what is not listed is not allowed. */
class EdgeDirectionsTest {
    private static final Map<String, Set<String>> MAY_IMPORT = Map.of(
            "settings", Set.of(),
            "batching", Set.of(),
            "triage", Set.of(),
            "outbox", Set.of("settings"),
            "link", Set.of("settings"),
            "modelstore", Set.of("settings"),
            "sync", Set.of("outbox", "link", "live", "settings"),
            "live", Set.of("outbox", "link", "modelstore", "settings"),
            "inspection", Set.of("batching", "triage", "outbox", "link", "modelstore", "live", "settings"),
            "telemetry", Set.of("inspection", "triage", "outbox", "link", "modelstore", "live", "sync"));

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
