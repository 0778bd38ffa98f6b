package io.firstpass.registry.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Trivy's own JSON, schema version 2, as {@code trivy image --format json} writes it. */
final class TrivyReport {
    private TrivyReport() {}

    static ScanReport read(ReportJson report) {
        if (!report.shown("SchemaVersion").equals("2"))
            throw report.refused(
                    "SchemaVersion",
                    "is " + report.shown("SchemaVersion")
                            + ", needs to be 2: make it with trivy image --format json, or hand in CycloneDX with bomFormat");
        List<Vulnerability> all = new ArrayList<>();
        List<ReportJson> results = report.list("Results");
        if (results.isEmpty()) throw report.refused("Results", "is missing or empty: nothing in the image was scanned");
        for (ReportJson result : results)
            for (ReportJson one : result.list("Vulnerabilities")) all.add(vulnerability(one));
        String version = report.part("Trivy").text("Version", "");
        return new ScanReport(new Tool("Trivy", version), report.time("CreatedAt"), images(report), all);
    }

    private static Set<String> images(ReportJson report) {
        Set<String> digests = new TreeSet<>();
        for (String named : report.part("Metadata").texts("RepoDigests"))
            digests.add(named.substring(named.indexOf('@') + 1));
        return digests;
    }

    private static Vulnerability vulnerability(ReportJson one) {
        return new Vulnerability(
                one.text("VulnerabilityID"),
                one.text("PkgName"),
                one.text("InstalledVersion", ""),
                one.text("FixedVersion", ""),
                severity(one),
                score(one.part("CVSS")));
    }

    private static Severity severity(ReportJson one) {
        String name = one.text("Severity", "UNKNOWN");
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.name().equals(name))
                .findFirst()
                .orElseThrow(() -> one.refused(
                        "Severity", "is " + name + ", needs to be one of " + Arrays.toString(Severity.values())));
    }

    private static double score(ReportJson cvss) {
        double worst = 0;
        for (String vendor : cvss.fields())
            for (String field : List.of("V2Score", "V3Score", "V40Score"))
                worst = Math.max(worst, cvss.part(vendor).number(field));
        return worst;
    }
}
