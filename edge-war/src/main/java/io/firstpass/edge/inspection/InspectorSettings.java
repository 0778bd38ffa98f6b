package io.firstpass.edge.inspection;

import io.firstpass.contract.Verdict;
import io.firstpass.edge.batching.BatchPolicy;
import io.firstpass.edge.settings.Settings;
import io.firstpass.edge.triage.BudgetPolicy;
import io.firstpass.edge.triage.TriagePolicy;
import io.firstpass.vision.image.FrameLimits;
import java.time.Duration;
import java.util.List;

/** What inspection is configured with: where, within which limits, how fast, and what of it the cloud should see. */
record InspectorSettings(
        Place place,
        FrameLimits limits,
        int decoders,
        Duration takt,
        Duration hold,
        BatchPolicy batch,
        TriagePolicy triage,
        StationPolicies policies,
        BudgetPolicy budgets) {
    private static final long MIB = 1L << 20;

    static InspectorSettings from(Settings settings) {
        Place place = new Place(
                settings.required("firstpass.site", "the name of the site"),
                settings.required("firstpass.line", "the name of the line"),
                settings.names("firstpass.stations", "1"));
        TriagePolicy triage = triage(settings);
        return new InspectorSettings(
                place,
                new FrameLimits(
                        settings.number("firstpass.frame.max-pixels", 50_000_000L, 1, 1_000_000_000),
                        settings.number("firstpass.frame.max-bytes", 20 * MIB, 1, 1024 * MIB)),
                Runtime.getRuntime().availableProcessors(),
                settings.duration("firstpass.takt", Duration.ofSeconds(2), Duration.ofMillis(1), Duration.ofMinutes(1)),
                settings.duration("firstpass.hold", Duration.ofSeconds(60), Duration.ZERO, Duration.ofDays(7)),
                new BatchPolicy(
                        settings.number("firstpass.batch.queue", 64, 1, 10_000),
                        settings.number("firstpass.batch.max-size", 8, 1, 256),
                        settings.duration(
                                "firstpass.batch.linger",
                                Duration.ofMillis(10),
                                Duration.ZERO,
                                Duration.ofSeconds(10))),
                triage,
                StationPolicies.from(settings, place.stations()),
                budgets(settings, triage));
    }

    private static TriagePolicy triage(Settings settings) {
        return new TriagePolicy(
                settings.fraction("firstpass.audit.probability", 0.01),
                Verdict.valueOf(settings.choice("firstpass.hold.fail-safe", "FAIL", List.of("FAIL", "PASS"))));
    }

    /** Nothing is set aside for audits where there are none. */
    private static BudgetPolicy budgets(Settings settings, TriagePolicy triage) {
        double auditShare = settings.decimal("firstpass.budget.audit-share", 0.1, 0.01, 1);
        return new BudgetPolicy(
                bound(settings, "firstpass.budget.escalations-per-hour", 1_000_000_000),
                bound(settings, "firstpass.budget.bytes-per-hour", MIB * MIB * 1024),
                bound(settings, "firstpass.budget.reviewer-minutes-per-day", 1_000_000),
                settings.decimal("firstpass.budget.minutes-per-case", BudgetPolicy.MINUTES_PER_CASE, 0.01, 60),
                triage.auditProbability() == 0 ? 0 : auditShare);
    }

    private static double bound(Settings settings, String key, long highest) {
        long value = settings.number(key, 0L, 1, highest);
        return value == 0 ? BudgetPolicy.NO_BOUND : value;
    }
}
