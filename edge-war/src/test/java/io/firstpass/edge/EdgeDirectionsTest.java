package io.firstpass.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package of the edge may import which; what is not listed is not allowed. */
class EdgeDirectionsTest {
    private static final String EDGE = "io.firstpass.edge.";

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

    private final JavaClasses classes = imported();

    /** Names are all that is looked at; resolving every library class behind them takes twenty seconds. */
    private static JavaClasses imported() {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.firstpass.edge");
    }

    @Test
    void importsGoInTheDrawnDirectionsOnly() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass from : classes) {
            String feature = feature(from);
            if (!MAY_IMPORT.containsKey(feature)) {
                wrong.add("package " + EDGE + feature + " is not listed: decide what it may import, and add it to"
                        + " MAY_IMPORT here and to architecture.md");
                continue;
            }
            imports(from)
                    .filter(to -> !to.equals(feature))
                    .filter(to -> !MAY_IMPORT.get(feature).contains(to))
                    .forEach(to -> wrong.add(from.getName() + " imports " + EDGE + to + ", which " + feature
                            + " may not: move the code to the package that may, hand the value in through the"
                            + " constructor, or fire an event"));
        }
        assertThat(classes).hasSizeGreaterThan(50);
        assertThat(wrong).isEmpty();
    }

    @Test
    void coresKnowNoFramework() {
        Set<String> wrong = classes.stream()
                .filter(from -> CORES_KNOW_NOTHING_OF.containsKey(feature(from)))
                .flatMap(from -> from.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getName())
                        .filter(to -> CORES_KNOW_NOTHING_OF.get(feature(from)).stream()
                                .anyMatch(to::startsWith))
                        .map(to -> from.getName() + " imports " + to
                                + ": put what needs it into a rim class of another feature"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(wrong).isEmpty();
    }

    private static Stream<String> imports(JavaClass from) {
        return from.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(to -> to.getPackageName().startsWith("io.firstpass.edge"))
                .map(EdgeDirectionsTest::feature)
                .distinct();
    }

    private static String feature(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(EDGE) ? name.substring(EDGE.length()) : "(root)";
    }
}
