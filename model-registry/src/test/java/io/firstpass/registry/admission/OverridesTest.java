package io.firstpass.registry.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pod may not say of how its images run. */
class OverridesTest {
    private static final String KEYS = "/etc/firstpass/keys";
    private static final String FETCH = new String(Messages.write(Overrides.FETCH), StandardCharsets.UTF_8);

    private final Overrides overrides = new Overrides(Set.of(KEYS));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'command': ['sh', '-c', 'evil'] | command is [sh, -c, evil]",
                "'args': ['--evil'] | args is [--evil]",
                "'workingDir': '/mnt' | workingDir is /mnt",
                "'envFrom': [{'configMapRef': {'name': 'm'}}] | envFrom hides",
                "'livenessProbe': {'exec': {'command': ['evil']}} | a probe executes",
                "'readinessProbe': {'exec': {}} | a probe executes",
                "'startupProbe': {'exec': {}} | a probe executes",
                "'lifecycle': {'postStart': {'exec': {}}} | lifecycle executes",
                "'lifecycle': {'preStop': {'exec': {}}} | lifecycle executes",
            })
    void whatRunsSomethingElseIsDeniedInEveryContainer(String part, String reason) {
        for (String place : List.of("initContainers", "containers", "ephemeralContainers"))
            assertThat(reasons(place, part)).singleElement().asString().startsWith("container one: " + reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FIRSTPASS_MODEL_PACKAGE",
                "firstpass.model.package",
                "Firstpass-Model_Package",
                "FIRSTPASS_REGISTRY_URL",
                "FIRSTPASS_LIB",
                "FIRSTPASS_APP",
                "PATH",
                "JAVA_HOME",
                "LD_PRELOAD",
                "LD_LIBRARY_PATH",
                "PYTORCH_LIBRARY_PATH",
                "JAVA_TOOL_OPTIONS",
                "JDK_JAVA_OPTIONS",
                "_JAVA_OPTIONS",
                "JVM_ARGS",
                "BASH_ENV",
                "WLP_USER_DIR",
                "MP_CONFIG_PROFILE",
                "smallrye.config.locations",
                "VARIABLE_SOURCE_DIRS"
            })
    void aVariableThatBringsOtherCodeOrAnotherModelIsDeniedHoweverItIsWritten(String name) {
        for (String value : List.of("'value': 'x'", "'valueFrom': {'configMapKeyRef': {'name': 'm', 'key': 'k'}}"))
            assertThat(reasons("containers", "'env': [{'name': '%s', %s}]".formatted(name, value)))
                    .singleElement()
                    .asString()
                    .contains("env " + name + " brings");
    }

    @Test
    void thePinnedKeysLieWhereTheRegistrysSettingsSay() {
        assertThat(reasons("containers", keys("'value': '" + KEYS + "'"))).isEmpty();
        for (String other : List.of("'value': '/mnt/keys'", "'valueFrom': {'fieldRef': {}}", "'value': null"))
            assertThat(reasons("containers", keys(other)))
                    .singleElement()
                    .asString()
                    .contains("FIRSTPASS_MODEL_KEYS is", "firstpass.admission.model-keys", KEYS);
    }

    @Test
    void whatAPlantSetsIsTaken() {
        assertThat(reasons(
                        "containers",
                        "'env': [{'name': 'FIRSTPASS_SITE', 'value': 's'}, {'name': 'FIRSTPASS_MODEL_CHANNEL', 'value': 'c'},"
                                + " {'name': 'FIRSTPASS_S3_SECRET_KEY', 'valueFrom': {'secretKeyRef': {}}}],"
                                + " 'livenessProbe': {'httpGet': {'path': '/health'}}, 'lifecycle': {'preStop': {'sleep': {}}},"
                                + " 'command': [], 'args': null"))
                .isEmpty();
    }

    @Test
    void theModelIsFetchedByTheDocumentedCommandAlone() throws IOException {
        String yaml =
                Overrides.FETCH.get(0) + "\n      - " + Overrides.FETCH.get(1) + "\n      - " + Overrides.FETCH.get(2);
        assertThat(Path.of("../docs/admission.md")).content().contains(yaml + "\n");
        String command = "'command': " + FETCH;
        assertThat(reasons("initContainers", command)).isEmpty();
        assertThat(reasons("containers", command)).hasSize(1);
        assertThat(reasons("initContainers", command.replace("ModelFetch", "ModelFetch; evil")))
                .hasSize(1);
        assertThat(reasons("initContainers", command + ", 'args': ['evil']")).hasSize(1);
    }

    private static String keys(String value) {
        return "'env': [{'name': 'FIRSTPASS_MODEL_KEYS', " + value + "}]";
    }

    private List<String> reasons(String place, String part) {
        String json = "{\"spec\": {\"" + place + "\": [{\"name\": \"one\", " + part.replace('\'', '"') + "}]}}";
        return overrides.reasons(Messages.read(json.getBytes(StandardCharsets.UTF_8), Pod.class));
    }
}
