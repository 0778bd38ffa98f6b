package io.firstpass.registry.benchmark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.firstpass.registry.benchmark", importOptions = ImportOption.DoNotIncludeTests.class)
class BenchmarkArchitectureTest {
    @ArchTest
    static final ArchRule runs_without_a_server = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.sql..",
                    "io.firstpass.contract..",
                    "io.firstpass.vision..",
                    "io.firstpass.registry.benchmark..",
                    "io.firstpass.registry.evidence..",
                    "ai.djl.engine..",
                    "com.fasterxml.jackson.annotation..")
            .because("the benchmark's process has only these on its class path: what needs the server belongs to the"
                    + " package that asks for a benchmark");
}
