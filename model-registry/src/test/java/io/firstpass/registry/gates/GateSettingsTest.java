package io.firstpass.registry.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.registry.evidence.GatePolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateSettingsTest {
    @TempDir
    Path folder;

    @Test
    void aPolicyThatCannotBeUsedIsNamedWithItsSetting() throws Exception {
        String shipped = new String(
                GatePolicy.class.getResourceAsStream("gate-policy.json").readAllBytes(), StandardCharsets.UTF_8);
        Path file = Files.writeString(folder.resolve("policy.json"), shipped);
        assertThat(PolicyInForce.read(file.toString())).isEqualTo(GatePolicy.shipped());

        Files.writeString(file, shipped.replace("\"version\": 1", "\"version\": 0"));
        assertThatThrownBy(() -> PolicyInForce.read(file.toString()))
                .hasMessageContainingAll("firstpass.registry.policy", file.toString(), "version is 0", "1 or more");
        assertThatThrownBy(() -> PolicyInForce.read("/absent"))
                .hasMessageContainingAll("firstpass.registry.policy is /absent", "allowed is");
    }

    @Test
    void keysThatCannotBeUsedAreNamedWithTheirSetting() throws Exception {
        Files.writeString(folder.resolve("keys.json"), "{\"keys\": []}");
        assertThatThrownBy(() -> PackageKeys.load(folder.toString()))
                .hasMessageContainingAll("firstpass.registry.package-keys", folder.toString(), "at least one key");
        assertThatThrownBy(() -> PackageKeys.load("/absent"))
                .hasMessageContainingAll("firstpass.registry.package-keys is /absent", "cannot be read");
    }
}
