package io.firstpass.registry.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a scanner said of an image, whichever format it wrote.
 *
 * @param images the digests that the report is about, each {@code sha256:<64 digits>}
 */
public record ScanReport(Tool tool, Instant createdAt, Set<String> images, List<Vulnerability> vulnerabilities) {
    /** How old the report was when it was taken. */
    public static final String AGE_DAYS = "ageDays";

    /** Clocks of scanner and registry may differ by this much. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    public ScanReport {
        images = Set.copyOf(images);
        vulnerabilities = List.copyOf(vulnerabilities);
    }

    /** Reads Trivy's JSON or CycloneDX, whichever it is. */
    public static ScanReport read(byte[] json) {
        ReportJson report = ReportJson.read(json);
        return report.has("bomFormat") ? CycloneDx.read(report) : TrivyReport.read(report);
    }

    /** Holds the report against the policy for the image of the digest {@code sha256:<64 digits>}. */
    public List<Finding> check(ScanPolicy policy, String image, Instant now) {
        Findings findings = new Findings();
        if (!images.contains(image))
            findings.add("the report", "is about " + images + ", needed is one about " + image);
        checkAge(findings, policy.maxAgeDays(), now);
        for (Vulnerability known : vulnerabilities)
            if (known.severity().worseThan(policy.worstSeverity()) && !answeredFor(policy, known, now))
                findings.add(
                        known.id(),
                        known.severity() + " in " + known.component() + " " + known.version() + ", allowed is up to "
                                + policy.worstSeverity() + "; " + known.cure());
        return findings.list();
    }

    /** How many of each severity, the worst score, and the report's age in days at this time. */
    public SortedMap<String, Double> figures(Instant now) {
        SortedMap<String, Double> figures = new TreeMap<>();
        figures.put(AGE_DAYS, Math.max(0, Duration.between(createdAt, now).toSeconds() / 86_400.0));
        for (Severity severity : Severity.values()) figures.put(severity.name().toLowerCase(Locale.ROOT), 0.0);
        for (Vulnerability known : vulnerabilities)
            figures.merge(known.severity().name().toLowerCase(Locale.ROOT), 1.0, Double::sum);
        figures.put(
                "worstScore",
                vulnerabilities.stream().mapToDouble(Vulnerability::score).max().orElse(0));
        return figures;
    }

    private void checkAge(Findings findings, int maxAgeDays, Instant now) {
        if (createdAt.plus(Duration.ofDays(maxAgeDays)).isBefore(now))
            findings.add(
                    "the report", "is of " + createdAt + ", older than " + maxAgeDays + " days: scan the image again");
        if (createdAt.isAfter(now.plus(AHEAD)))
            findings.add("the report", "is of " + createdAt + ", which is yet to come: set the clocks");
    }

    private static boolean answeredFor(ScanPolicy policy, Vulnerability known, Instant now) {
        return policy.ignored().stream().anyMatch(one -> one.id().equals(known.id()) && now.isBefore(one.until()));
    }
}
