package io.firstpass.registry.evidence;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CycloneDX 1.4 to 1.6 with vulnerabilities, as Trivy, Grype and others write it. */
final class CycloneDx {
    private static final Set<String> VERSIONS = Set.of("1.4", "1.5", "1.6");
    private static final Pattern DIGEST = Pattern.compile("@sha256(?::|%3[Aa])([0-9a-f]{64})");
    private static final Map<String, Severity> SEVERITIES = Map.of(
            "critical", Severity.CRITICAL,
            "high", Severity.HIGH,
            "medium", Severity.MEDIUM,
            "low", Severity.LOW,
            "info", Severity.NONE,
            "none", Severity.NONE,
            "unknown", Severity.UNKNOWN);

    private CycloneDx() {}

    static ScanReport read(ReportJson report) {
        if (!report.text("bomFormat").equals("CycloneDX"))
            throw report.refused("bomFormat", "is " + report.text("bomFormat") + ", needs to be CycloneDX");
        if (!VERSIONS.contains(report.text("specVersion")))
            throw report.refused("specVersion", "is " + report.text("specVersion") + ", needs to be 1.4, 1.5 or 1.6");
        List<ReportJson> known = report.list("vulnerabilities");
        if (known.isEmpty())
            throw report.refused(
                    "vulnerabilities",
                    "is missing or empty, as in an inventory that nobody scanned:"
                            + " hand in what trivy image --format json wrote, which says what was scanned");
        Map<String, ReportJson> components = new HashMap<>();
        for (ReportJson component : report.list("components")) components.put(component.text("bom-ref", ""), component);
        ReportJson metadata = report.part("metadata");
        return new ScanReport(
                new Tool("CycloneDX", report.text("specVersion")),
                metadata.time("timestamp"),
                images(metadata.part("component")),
                known.stream().map(one -> vulnerability(one, components)).toList());
    }

    private static Set<String> images(ReportJson component) {
        Set<String> digests = new HashSet<>();
        digest(digests, component.text("purl", ""));
        for (ReportJson property : component.list("properties"))
            if (property.text("name", "").equals("aquasecurity:trivy:RepoDigest"))
                digest(digests, property.text("value", ""));
        return digests;
    }

    private static void digest(Set<String> digests, String name) {
        Matcher found = DIGEST.matcher(name);
        if (found.find()) digests.add("sha256:" + found.group(1));
    }

    private static Vulnerability vulnerability(ReportJson one, Map<String, ReportJson> components) {
        String ref = one.list("affects").stream()
                .findFirst()
                .map(affected -> affected.text("ref"))
                .orElse("");
        ReportJson component = components.get(ref);
        String name = component == null ? ref : component.text("name", ref);
        String version = component == null ? "" : component.text("version", "");
        double score = one.list("ratings").stream()
                .mapToDouble(rating -> rating.number("score"))
                .max()
                .orElse(0);
        return new Vulnerability(one.text("id"), name, version, "", severity(one), score);
    }

    /** The worst that anybody rated it; unknown only where nobody did. */
    private static Severity severity(ReportJson one) {
        return one.list("ratings").stream()
                .map(CycloneDx::rated)
                .filter(severity -> severity != Severity.UNKNOWN)
                .max(Comparator.naturalOrder())
                .orElse(Severity.UNKNOWN);
    }

    private static Severity rated(ReportJson rating) {
        String name = rating.text("severity", "unknown").toLowerCase(Locale.ROOT);
        Severity severity = SEVERITIES.get(name);
        if (severity == null)
            throw rating.refused("severity", "is " + name + ", needs to be one of " + SEVERITIES.keySet());
        return severity;
    }
}
