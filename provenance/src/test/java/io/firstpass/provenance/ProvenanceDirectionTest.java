package io.firstpass.provenance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.firstpass.provenance", importOptions = ImportOption.DoNotIncludeTests.class)
class ProvenanceDirectionTest {
    @ArchTest
    static final ArchRule NOTHING_ASKS_A_NETWORK_OR_A_SERVER = classes()
            .should()
            .resideInAPackage("io.firstpass.provenance")
            .andShould()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.io",
                    "java.lang..",
                    "java.math",
                    "java.nio..",
                    "java.security..",
                    "java.time..",
                    "java.util..",
                    "io.firstpass.contract..",
                    "io.firstpass.provenance",
                    "com.fasterxml.jackson..")
            .because(
                    "edge, registry and test bed verify alike, offline. Cure: fetch in the module that uses this one, and"
                            + " hand in what was fetched");
}
