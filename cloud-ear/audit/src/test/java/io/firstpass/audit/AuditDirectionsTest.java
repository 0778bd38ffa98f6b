package io.firstpass.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.Directions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the audit log may know: the JDK, JSON and the contract; the verifier the JDK alone. */
class AuditDirectionsTest {
    private static final Set<String> KNOWN = Set.of("java.", "javax.sql.", "javax.crypto.", "com.fasterxml.jackson.");

    private final Directions directions = Directions.below("io.firstpass.audit", Map.of("(root)", Set.of()));

    @Test
    void isOnePackage() {
        assertThat(directions.classes()).hasSizeGreaterThan(10);
        assertThat(directions.wrongImports()).isEmpty();
    }

    @Test
    void knowsNoFramework() {
        for (var type : directions.classes())
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                String name = dependency.getTargetClass().getBaseComponentType().getName();
                boolean known = KNOWN.stream().anyMatch(name::startsWith) || !name.contains(".");
                boolean ours = name.startsWith("io.firstpass.audit.") || name.startsWith("io.firstpass.contract.");
                assertThat(known || ours)
                        .as("%s uses %s: hand it in through the constructor", type.getName(), name)
                        .isTrue();
            }
    }

    @Test
    void theVerifierStandsAlone() {
        String verifier = AuditVerifier.class.getName();
        for (var type : directions.classes())
            if (type.getName().startsWith(verifier))
                for (var dependency : type.getDirectDependenciesFromSelf())
                    assertThat(dependency
                                    .getTargetClass()
                                    .getBaseComponentType()
                                    .getName())
                            .as("auditors run this file with a JDK and nothing else")
                            .matches("java\\..*|" + verifier.replace(".", "\\.") + ".*|[a-z]+");
    }
}
