package io.firstpass.contract;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Default-deny: a package that no rule lists fails. */
@AnalyzeClasses(packages = "io.firstpass", importOptions = ImportOption.DoNotIncludeTests.class)
class ContractDirectionTest {
    @ArchTest
    static final ArchRule MESSAGES_STAY_FREE_OF_FRAMEWORKS = classes()
            .that()
            .resideInAPackage("io.firstpass.contract")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "io.firstpass.contract", "com.fasterxml.jackson.annotation"))
            .because("whoever reads the messages brings a framework of their own. Cure: move what needs a framework to"
                    + " io.firstpass.contract.json or to the module that uses it");

    @ArchTest
    static final ArchRule ONLY_JSON_KNOWS_JACKSON = classes()
            .that()
            .resideInAPackage("io.firstpass.contract.json")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..", "io.firstpass.contract", "io.firstpass.contract.json", "com.fasterxml.jackson.."))
            .because("this package turns messages into JSON and nothing else. Cure: move the rest to the module that"
                    + " needs it");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_LISTED = classes()
            .that(not(resideInAnyPackage("io.firstpass.contract", "io.firstpass.contract.json")))
            .should()
            .resideInAnyPackage("io.firstpass.contract", "io.firstpass.contract.json")
            .allowEmptyShould(true)
            .because("a new package needs a rule. Cure: add one here that says what the package may import");
}
