package io.firstpass.registry.gates;

import io.firstpass.contract.json.Messages;
import io.firstpass.registry.evidence.PackageScan;
import io.firstpass.registry.model.OpenPackage;
import io.firstpass.registry.model.PackageEntered;
import io.firstpass.registry.model.WorkFolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/** The look into a package's weights: once when it comes in, and again when somebody asks for it. */
@ApplicationScoped
class WeightsGate {
    @Inject
    EvidenceBook book;

    @Inject
    PolicyInForce policy;

    @Inject
    WorkFolder work;

    void onEntered(@Observes PackageEntered entered) {
        var submission = entered.submission();
        add(submission.digest(), entered.weights(), submission.submitter(), entered.at(), submission.from());
    }

    UUID scan(String digest, String actor, String from) throws IOException {
        try (OpenPackage content = work.open(digest)) {
            return add(digest, content.scanWeights(), actor, Instant.now(), from);
        }
    }

    private UUID add(String digest, PackageScan scan, String actor, Instant at, String from) {
        var evidence = scan.evidence(digest, actor, at, policy.get().version());
        return book.add(evidence, Messages.write(scan), from);
    }
}
