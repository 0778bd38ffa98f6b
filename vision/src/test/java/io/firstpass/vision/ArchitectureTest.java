package io.firstpass.vision;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.firstpass.vision", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule pictures_know_nothing_of_models = noClasses()
            .that()
            .resideInAPackage("io.firstpass.vision.image..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.firstpass.vision.detection..", "ai.djl..")
            .because("a frame is read without a model: what both need (InputSpec, ModelInput) belongs in image,"
                    + " what needs DJL in detection");

    @ArchTest
    static final ArchRule models_know_nothing_of_opencv = noClasses()
            .that()
            .resideInAPackage("io.firstpass.vision.detection..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.opencv..", "nu.pattern..")
            .because("detection takes ready buffers: put what touches pixels into image.Frame");

    @ArchTest
    static final ArchRule figures_come_without_natives = noClasses()
            .that()
            .resideInAPackage("io.firstpass.vision.measure..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.firstpass.vision.image..", "io.firstpass.vision.detection..", "ai.djl..", "org.opencv..")
            .because("detections are counted the same wherever they come from, over HTTP too: keep the model and the"
                    + " frames with the caller");

    @ArchTest
    static final ArchRule no_cycles = slices().matching("io.firstpass.vision.(*)..")
            .should()
            .beFreeOfCycles()
            .because("detection depends on image, never back: move the class that both need into image");

    @ArchTest
    static final ArchRule nothing_but_what_is_listed = com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes()
            .that()
            .resideInAPackage("io.firstpass.vision..")
            .should()
            .resideInAnyPackage(
                    "io.firstpass.vision.image..", "io.firstpass.vision.detection..", "io.firstpass.vision.measure..")
            .andShould()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.imageio..",
                    "io.firstpass.contract..",
                    "io.firstpass.vision..",
                    "ai.djl..",
                    "org.opencv..",
                    "nu.pattern..",
                    "com.fasterxml.jackson..")
            .because("vision is shared by edge and cloud and runs without either server: keep a new dependency out, or"
                    + " list it here with its reason");
}
