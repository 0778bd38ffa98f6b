package io.firstpass.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.Directions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which package of the registry may import which; what is not listed is not allowed. */
class RegistryDirectionsTest {
    private static final Set<String> SHOWN =
            Set.of("settings", "model", "evidence", "benchmark", "approval", "release", "admission");

    private static final Map<String, Set<String>> MAY_IMPORT = Map.of(
            "settings", Set.of(),
            "database", Set.of("settings"),
            "evidence", Set.of(),
            "benchmark", Set.of("evidence", "settings"),
            "model", Set.of("evidence", "settings"),
            "approval", Set.of("model", "evidence", "settings"),
            "release", Set.of("model", "approval", "settings"),
            "admission", Set.of("model", "approval", "release", "settings"),
            "rest", SHOWN,
            "pages", SHOWN);

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
