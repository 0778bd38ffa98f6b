package io.firstpass.edge.modelstore;

import io.firstpass.contract.Release;
import io.firstpass.contract.Released;
import io.firstpass.contract.Revocations;
import io.firstpass.contract.RolloutStage;
import io.firstpass.provenance.BundleVerifier;
import io.firstpass.provenance.PinnedKeys;
import io.firstpass.provenance.Purpose;
import io.firstpass.provenance.ReleaseStatement;
import io.firstpass.provenance.ReleaseVerifier;
import io.firstpass.provenance.RevocationList;
import io.firstpass.vision.detection.ModelRefused;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;

/** What a package has to show before it runs at this site, checked against pinned keys without any network. Immutable. */
final class Proof {
    private final BundleVerifier packages;
    private final ReleaseVerifier releases;
    private final String site;
    private final Clock clock;

    Proof(PinnedKeys keys, String channel, String site, Clock clock) {
        this.packages = new BundleVerifier(keys, Purpose.PACKAGE);
        this.releases = new ReleaseVerifier(keys, channel);
        this.site = site;
        this.clock = clock;
    }

    /** @throws RuntimeException unless the registry said all of it, of this channel, and released to it what it names */
    void demand(Release message) {
        releases.verify(message, clock.instant());
        Stream.of(message.production(), message.candidate())
                .filter(Objects::nonNull)
                .forEach(this::statement);
    }

    /** The registry's word on a release, whether or not the package was revoked since. */
    ReleaseStatement statement(Released released) {
        return releases.verify(bytes(released.statement()), released.digest(), RevocationList.NONE, clock.instant());
    }

    /**
     * @param digest reckoned from the bytes that are to be loaded
     * @throws RuntimeException if they may not run here; the message says why
     */
    void demand(Released released, String digest, RevocationList revoked) {
        ReleaseStatement statement = verified(released, digest, revoked);
        if (!runsHere(statement)) throw notFor("to run", digest, statement);
    }

    /** The same of a candidate that is to run beside, and to tell nothing. */
    void demandAsShadow(Released released, String digest, RevocationList revoked) {
        ReleaseStatement statement = verified(released, digest, revoked);
        if (!isShadowHere(statement)) throw notFor("to run as a shadow", digest, statement);
    }

    boolean runsHere(ReleaseStatement statement) {
        return statement.stage() != RolloutStage.SHADOW && statement.holdsFor(site);
    }

    boolean isShadowHere(ReleaseStatement statement) {
        return statement.stage() == RolloutStage.SHADOW && statement.holdsFor(site);
    }

    private ReleaseStatement verified(Released released, String digest, RevocationList revoked) {
        packages.verify(bytes(released.packageSignature()), digest, clock.instant());
        return releases.verify(bytes(released.statement()), digest, revoked, clock.instant());
    }

    private ModelRefused notFor(String what, String digest, ReleaseStatement statement) {
        return new ModelRefused("package " + digest + " is released as " + statement.stage() + " to "
                + statement.sites() + ", not " + what + " at " + site);
    }

    RevocationList revocations(Revocations message, RevocationList known) {
        return releases.revocations(bytes(message.statement()), known, clock.instant());
    }

    private static byte[] bytes(String bundle) {
        return bundle.getBytes(StandardCharsets.UTF_8);
    }
}
