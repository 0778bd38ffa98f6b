package io.firstpass.registry.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fixtures are written by hand after the formats' documentation; names and digests are made up. */
class ScanReportTest {
    private static final String IMAGE = "sha256:" + "a".repeat(64);
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final ScanPolicy UP_TO_MEDIUM = new ScanPolicy(Severity.MEDIUM, 7, List.of());

    @Test
    void refusesAVulnerabilityAboveTheBoundInBothFormats() throws IOException {
        assertThat(read("trivy.json").check(UP_TO_MEDIUM, IMAGE, NOW))
                .extracting(Finding::toString)
                .containsExactly("CVE-2024-0001: HIGH in libssl3 3.0.15-1, allowed is up to MEDIUM;"
                        + " update libssl3 to 3.0.16-1");
        assertThat(read("cyclonedx.json").check(UP_TO_MEDIUM, IMAGE, NOW))
                .extracting(Finding::where)
                .containsExactly("CVE-2024-0001");
        assertThat(read("trivy.json").check(new ScanPolicy(Severity.HIGH, 7, List.of()), IMAGE, NOW))
                .isEmpty();
    }

    @Test
    void countsBySeverity() throws IOException {
        assertThat(read("trivy.json").figures(NOW))
                .containsEntry("high", 1.0)
                .containsEntry("low", 1.0)
                .containsEntry("critical", 0.0)
                .containsEntry("worstScore", 7.5);
        assertThat(read("cyclonedx.json").figures(NOW))
                .containsEntry("high", 1.0)
                .containsEntry("worstScore", 7.5);
    }

    @Test
    void letsThroughWhatSomebodyAnswersForUntilTheDate() throws IOException {
        Ignored ignored = new Ignored("CVE-2024-0001", "no TLS in this image", NOW.plusSeconds(1));
        ScanPolicy policy = new ScanPolicy(Severity.MEDIUM, 7, List.of(ignored));
        assertThat(read("trivy.json").check(policy, IMAGE, NOW)).isEmpty();
        assertThat(read("trivy.json").check(policy, IMAGE, NOW.plusSeconds(1))).hasSize(1);
    }

    @Test
    void refusesAScanThatIsTooOldOrYetToCome() throws IOException {
        ScanPolicy high = new ScanPolicy(Severity.HIGH, 4, List.of());
        Instant made = Instant.parse("2026-11-20T00:15:30.123456789Z");
        assertThat(read("trivy.json").check(high, IMAGE, made.plusSeconds(4 * 86_400)))
                .isEmpty();
        assertThat(read("trivy.json")
                        .check(high, IMAGE, made.plusSeconds(4 * 86_400 + 1))
                        .toString())
                .contains("older than 4 days: scan the image again");
        assertThat(read("trivy.json").check(high, IMAGE, made.minusSeconds(600)).toString())
                .contains("yet to come");
    }

    @Test
    void refusesTheScanOfAnotherImage() throws IOException {
        String other = "sha256:" + "b".repeat(64);
        for (String report : List.of("trivy.json", "cyclonedx.json"))
            assertThat(read(report).check(UP_TO_MEDIUM, other, NOW).get(0).toString())
                    .contains(IMAGE, "needed is one about " + other);
    }

    @Test
    void countsAnUnratedVulnerabilityAsTheWorst() throws IOException {
        ScanReport report = ScanReport.read(altered("trivy.json", "\"LOW\"", "\"UNKNOWN\""));
        assertThat(report.check(new ScanPolicy(Severity.CRITICAL, 7, List.of()), IMAGE, NOW))
                .extracting(Finding::where)
                .containsExactly("CVE-2024-0002");
    }

    @Test
    void saysWhatIsExpectedOfAReportThatCannotBeRead() throws IOException {
        refuses("trivy.json", "\"SchemaVersion\": 2", "\"SchemaVersion\": 1", "SchemaVersion is 1, needs to be 2");
        refuses("trivy.json", "\"Results\"", "\"Result\"", "Results is missing or empty");
        refuses("trivy.json", "\"LOW\"", "\"BAD\"", "Results[0].Vulnerabilities[1].Severity is BAD");
        refuses("trivy.json", "\"CreatedAt\"", "\"Created\"", "CreatedAt is missing");
        refuses(
                "trivy.json",
                "\"PkgName\": \"tar\"",
                "\"PkgName\": 7",
                "Vulnerabilities[1].PkgName is missing or no text");
        refuses("trivy.json", "\"CreatedAt\"", "\"SchemaVersion\": 2, \"CreatedAt\"", "Duplicate field");
        refuses("cyclonedx.json", "1.5", "1.2", "specVersion is 1.2");
        refuses("cyclonedx.json", "\"vulnerabilities\"", "\"none\"", "an inventory that nobody scanned");
        refuses("cyclonedx.json", "\"high\"", "\"bad\"", "ratings[1].severity is bad");
        assertThatThrownBy(() -> ScanReport.read(new byte[0])).isInstanceOf(ReportRefused.class);
        assertThatThrownBy(() -> ScanReport.read(new byte[ReportJson.MOST_BYTES + 1]))
                .isInstanceOf(ReportRefused.class)
                .hasMessageContaining("at most 33554432");
    }

    private static void refuses(String name, String what, String with, String saying) throws IOException {
        byte[] report = altered(name, what, with);
        assertThatThrownBy(() -> ScanReport.read(report))
                .isInstanceOf(ReportRefused.class)
                .hasMessageContaining(saying);
    }

    private static ScanReport read(String name) throws IOException {
        return ScanReport.read(altered(name, "\r", ""));
    }

    private static byte[] altered(String name, String what, String with) throws IOException {
        String json = new String(ScanReportTest.class.getResourceAsStream(name).readAllBytes(), StandardCharsets.UTF_8);
        return json.replace(what, with).getBytes(StandardCharsets.UTF_8);
    }
}
