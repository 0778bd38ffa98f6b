package io.firstpass.testbed.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.registry.evidence.GatePolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the test bed's registry lets pass that the product's own policy would not: slowness, and nothing else. */
class PatientPolicyTest {
    @Test
    void isTheProductsButForTheBoundOnLatency(@TempDir Path folder) throws Exception {
        GatePolicy patient = GatePolicy.read(Files.readAllBytes(PatientPolicy.write(folder)));
        GatePolicy shipped = GatePolicy.shipped();
        assertThat(patient)
                .usingRecursiveComparison()
                .ignoringFields("benchmark.p99MsAtMost")
                .isEqualTo(shipped);
        assertThat(patient.benchmark().p99MsAtMost())
                .isGreaterThan(10 * shipped.benchmark().p99MsAtMost());
    }
}
