package io.firstpass.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.Directions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which package of the registry may import which; what is not listed is not allowed. */
class RegistryDirectionsTest {
    private static final Set<String> SHOWN = Set.of(
            "settings",
            "database",
            "model",
            "evidence",
            "benchmark",
            "gates",
            "golden",
            "measuring",
            "approval",
            "release",
            "admission",
            "log",
            "rest");

    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("settings", Set.of()),
            Map.entry("database", Set.of("settings")),
            Map.entry("rest", Set.of("settings")),
            Map.entry("evidence", Set.of()),
            Map.entry("benchmark", Set.of("evidence", "settings")),
            Map.entry("model", Set.of("evidence", "settings", "database", "rest")),
            Map.entry("gates", Set.of("model", "evidence", "benchmark", "settings", "database", "rest")),
            Map.entry("golden", Set.of("model", "benchmark", "settings", "database", "rest")),
            Map.entry(
                    "measuring",
                    Set.of("golden", "gates", "model", "evidence", "benchmark", "settings", "database", "rest")),
            Map.entry("approval", Set.of("model", "evidence", "gates", "settings", "database", "rest")),
            Map.entry("release", Set.of("model", "evidence", "gates", "approval", "settings", "database", "rest")),
            Map.entry(
                    "admission",
                    Set.of("model", "evidence", "gates", "approval", "release", "log", "settings", "database", "rest")),
            Map.entry("log", Set.of("model", "gates", "evidence", "settings", "database", "rest")),
            Map.entry("pages", SHOWN));

    private static final Map<String, Set<String>> GATES_KNOW_NOTHING_OF = Map.of(
            "evidence",
            Set.of(
                    "jakarta.",
                    "java.sql.",
                    "org.eclipse.",
                    "org.apache.",
                    "io.openliberty.",
                    "ai.djl.",
                    "org.opencv."));

    private final Directions directions = Directions.below("io.firstpass.registry", MAY_IMPORT);

    @Test
    void importsGoInTheDrawnDirectionsOnly() {
        assertThat(directions.classes()).hasSizeGreaterThan(10);
        assertThat(directions.wrongImports()).isEmpty();
    }

    @Test
    void gatesKnowNoFramework() {
        assertThat(directions.wrongKnowledge(GATES_KNOW_NOTHING_OF)).isEmpty();
    }
}
