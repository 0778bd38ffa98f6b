package io.firstpass.review;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may know whom in the review; what is not listed is not allowed. */
class DirectionTest {
    private static final String ROOT = "io.firstpass.review.";
    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("ingest", Set.of("secondlook", "ledger", "fleet", "deadletters", "database", "pacing")),
            Map.entry("secondlook", Set.of("cases", "deadletters", "database", "pacing", "settings")),
            Map.entry("ledger", Set.of("cases", "rest", "database")),
            Map.entry("cases", Set.of("rest", "database", "pacing", "kafka")),
            Map.entry("fleet", Set.of("rest", "database", "pacing", "kafka", "settings")),
            Map.entry("settings", Set.of()),
            Map.entry("kafka", Set.of()),
            Map.entry("deadletters", Set.of()),
            Map.entry("rest", Set.of()),
            Map.entry("database", Set.of()),
            Map.entry("pacing", Set.of()));
    private static final JavaClasses REVIEW = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.firstpass.review");

    @Test
    void everyPackageIsListed() {
        Set<String> present = REVIEW.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()))
                .collect(Collectors.toSet());
        assertThat(present)
                .as("a new package states in DirectionTest.MAY_KNOW what it may import")
                .isEqualTo(MAY_KNOW.keySet());
    }

    @Test
    void nobodyKnowsMoreThanIsListed() {
        MAY_KNOW.forEach((name, known) -> {
            String[] forbidden = MAY_KNOW.keySet().stream()
                    .filter(other -> !other.equals(name) && !known.contains(other))
                    .map(other -> ROOT + other)
                    .toArray(String[]::new);
            if (forbidden.length > 0)
                noClasses()
                        .that(resideInAPackage(ROOT + name))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(forbidden))
                        .because(
                                "the direction is ingest -> secondlook -> cases; move the class, or hand it what it needs")
                        .check(REVIEW);
        });
    }

    @Test
    void neitherEdgeNorRegistryIsImported() {
        classes()
                .should()
                .onlyDependOnClassesThat(not(
                        resideInAnyPackage("io.firstpass.edge..", "io.firstpass.registry..", "io.firstpass.testbed..")))
                .because("the deployables speak by the contract's messages only")
                .check(REVIEW);
    }

    @Test
    void theCoreKnowsNoFramework() {
        noClasses()
                .that()
                .haveNameMatching(
                        ".*\\.(SecondLook|Approval|FrameCheck|FrameKeyring|FrameRefused|Examination|Backoff|Loop|Patience|Deliverable"
                                + "|EdgeName|Receipt|Heard|Silence|ResendPolicy|Asking|HeartbeatChecks|Progress"
                                + "|RulingPublisher|RulingTopics|RulingOutbox|Turn|Told|SitePauses|SitesRefused)")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "jakarta..",
                        "org.eclipse.microprofile..",
                        "org.apache.kafka..",
                        "software.amazon..",
                        "javax.sql..",
                        "java.sql.."))
                .because("the core is ordinary Java: give it what it needs by its constructor")
                .check(REVIEW);
    }
}
