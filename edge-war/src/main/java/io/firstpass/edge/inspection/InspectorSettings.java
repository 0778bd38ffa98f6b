package io.firstpass.edge.inspection;

import io.firstpass.edge.batching.BatchPolicy;
import io.firstpass.edge.settings.Settings;
import io.firstpass.edge.triage.TriagePolicy;
import io.firstpass.vision.image.FrameLimits;
import java.time.Duration;

/** What inspection is configured with: where, within which limits, how fast, and how often to audit. */
record InspectorSettings(
        Place place,
        FrameLimits limits,
        int decoders,
        Duration takt,
        Duration hold,
        BatchPolicy batch,
        TriagePolicy triage) {
    private static final long MIB = 1L << 20;

    static InspectorSettings from(Settings settings) {
        return new InspectorSettings(
                new Place(
                        settings.required("firstpass.site", "the name of the site"),
                        settings.required("firstpass.line", "the name of the line"),
                        settings.names("firstpass.stations", "1")),
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
                new TriagePolicy(settings.fraction("firstpass.audit.probability", 0.01)));
    }
}
