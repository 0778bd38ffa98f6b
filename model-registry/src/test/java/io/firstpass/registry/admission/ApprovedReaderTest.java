package io.firstpass.registry.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.registry.evidence.GatePolicy;
import io.firstpass.registry.evidence.ScanReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Until when a scan counts. The report's worst is CVE-2024-0001, which is HIGH. */
class ApprovedReaderTest {
    private static final String IMAGE = "sha256:" + "a".repeat(64);
    private static final Instant SCANNED = Instant.parse("2026-11-20T00:15:30.123456789Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void aScanCountsForAsManyDaysAsThePolicySays() throws IOException {
        assertThat(until("\"worstSeverity\": \"HIGH\"", ""))
                .isEqualTo(SCANNED.plus(WEEK).plusNanos(1));
    }

    @Test
    void aScanCountsNoLongerThanWhatSomebodyAnsweredFor() throws IOException {
        assertThat(until("\"worstSeverity\": \"MEDIUM\"", ignored("CVE-2024-0001", "2026-11-21T00:00:00Z")))
                .isEqualTo(Instant.parse("2026-11-21T00:00:00Z"));
    }

    @Test
    void whatSomebodyAnsweredForAndIsNotThereMattersNot() throws IOException {
        assertThat(until("\"worstSeverity\": \"HIGH\"", ignored("CVE-2024-9999", "2026-11-21T00:00:00Z")))
                .isEqualTo(SCANNED.plus(WEEK).plusNanos(1));
    }

    private static String ignored(String id, String until) {
        return "{\"id\": \"%s\", \"reason\": \"not reached\", \"until\": \"%s\"}".formatted(id, until);
    }

    private static Instant until(String worst, String ignored) throws IOException {
        String policy = read("gate-policy.json")
                .replace("\"worstSeverity\": \"MEDIUM\"", worst)
                .replace("\"ignored\": []", "\"ignored\": [" + ignored + "]");
        return ApprovedReader.until(
                ScanReport.read(read("trivy.json").getBytes(StandardCharsets.UTF_8)),
                GatePolicy.read(policy.getBytes(StandardCharsets.UTF_8)),
                IMAGE);
    }

    private static String read(String name) throws IOException {
        return new String(GatePolicy.class.getResourceAsStream(name).readAllBytes(), StandardCharsets.UTF_8);
    }
}
