package io.firstpass.registry.pages;

import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.gates.EvidenceBook;
import io.firstpass.registry.model.Aliases;
import io.firstpass.registry.model.ShownVersion;
import io.firstpass.registry.model.VersionBook;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What the benchmark showed of versions, and which one is in production. */
@RequestScoped
class Benchmarked {
    @Inject
    EvidenceBook evidence;

    @Inject
    Aliases aliases;

    @Inject
    VersionBook versions;

    Optional<Measured> of(String digest) {
        return evidence.latest(digest, Gate.BENCHMARK).flatMap(Measured::of);
    }

    /** The version of the same model that runs everywhere; empty where there is none, or it is this one. */
    Optional<ShownVersion> production(ShownVersion version) {
        return aliases.find(version.name(), Aliases.PRODUCTION)
                .filter(digest -> !digest.equals(version.digest()))
                .flatMap(versions::look);
    }
}
