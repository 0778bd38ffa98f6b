package io.firstpass.registry.gates;

import io.firstpass.registry.evidence.Evidence;
import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.evidence.ReportRefused;
import io.firstpass.registry.evidence.ScanReport;
import io.firstpass.registry.rest.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/** A scanner's report on the image that is to serve a package. */
@ApplicationScoped
class ImageGate {
    @Inject
    EvidenceBook book;

    @Inject
    PolicyInForce policy;

    /**
     * @param image {@code sha256:<64 digits>}
     * @throws Refusal where it is no report: nothing was found out then
     */
    UUID check(String digest, String image, byte[] json, String actor, String from) {
        Instant now = Instant.now();
        ScanReport report = read(json);
        var evidence = Evidence.of(
                Gate.IMAGE,
                digest,
                actor,
                now,
                report.tool(),
                report.figures(now),
                report.check(policy.get().image(), image, now),
                policy.get().version());
        return book.add(evidence, json, from);
    }

    private static ScanReport read(byte[] json) {
        try {
            return ScanReport.read(json);
        } catch (ReportRefused e) {
            throw new Refusal(422, "report-refused", e.getMessage());
        }
    }
}
