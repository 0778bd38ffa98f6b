package io.firstpass.registry;

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

/** Which package of the registry may import which; what is not listed is not allowed. */
class RegistryDirectionsTest {
    private static final String REGISTRY = "io.firstpass.registry.";
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

    private static final Set<String> EVIDENCE_KNOWS_NOTHING_OF =
            Set.of("jakarta.", "java.sql.", "org.eclipse.", "org.apache.", "io.openliberty.", "ai.djl.", "org.opencv.");

    private final JavaClasses classes = imported();

    /** Names are all that is looked at; resolving every library class behind them takes twenty seconds. */
    private static JavaClasses imported() {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.firstpass.registry");
    }

    @Test
    void importsGoInTheDrawnDirectionsOnly() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass from : classes) {
            String feature = feature(from);
            if (!MAY_IMPORT.containsKey(feature)) {
                wrong.add("package " + REGISTRY + feature + " is not listed: decide what it may import, and add it to"
                        + " MAY_IMPORT here and to architecture.md");
                continue;
            }
            imports(from)
                    .filter(to -> !to.equals(feature))
                    .filter(to -> !MAY_IMPORT.get(feature).contains(to))
                    .forEach(to -> wrong.add(from.getName() + " imports " + REGISTRY + to + ", which " + feature
                            + " may not: move the code to the package that may, hand the value in through the"
                            + " constructor, or fire an event"));
        }
        assertThat(classes).hasSizeGreaterThan(10);
        assertThat(wrong).isEmpty();
    }

    @Test
    void gatesKnowNoFramework() {
        Set<String> wrong = classes.stream()
                .filter(from -> feature(from).equals("evidence"))
                .flatMap(from -> from.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getName())
                        .filter(to -> EVIDENCE_KNOWS_NOTHING_OF.stream().anyMatch(to::startsWith))
                        .map(to -> from.getName() + " imports " + to
                                + ": put what needs it into a rim class of another feature"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(wrong).isEmpty();
    }

    private static Stream<String> imports(JavaClass from) {
        return from.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(to -> to.getPackageName().startsWith("io.firstpass.registry"))
                .map(RegistryDirectionsTest::feature)
                .distinct();
    }

    private static String feature(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(REGISTRY) ? name.substring(REGISTRY.length()) : "(root)";
    }
}
