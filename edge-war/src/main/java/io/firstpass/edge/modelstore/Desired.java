package io.firstpass.edge.modelstore;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.Release;
import io.firstpass.contract.Released;
import io.firstpass.contract.Revocations;
import io.firstpass.contract.RolloutStage;
import io.firstpass.provenance.ProvenanceRefused;
import io.firstpass.provenance.ReleaseStatement;
import io.firstpass.provenance.RevocationList;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What this site is to run and must not run, as far as the registry has told, kept across restarts. Older messages than
 * the newest known one change nothing. Not thread-safe.
 */
final class Desired {
    private static final System.Logger LOG = System.getLogger(Desired.class.getName());

    private final String channel;
    private final Proof proof;
    private final StateFile<Release> releaseFile;
    private final StateFile<Revocations> revocationsFile;
    private final StateFile<Released> lastGoodFile;
    private Optional<Release> release;
    private RevocationList revoked = RevocationList.NONE;
    private Optional<Released> lastGood;

    Desired(Path folder, String channel, Proof proof) {
        this.channel = channel;
        this.proof = proof;
        releaseFile = new StateFile<>(folder.resolve("release.json"), Release.class);
        revocationsFile = new StateFile<>(folder.resolve("revocations.json"), Revocations.class);
        lastGoodFile = new StateFile<>(folder.resolve("lastgood.json"), Released.class);
        release = releaseFile.read().filter(this::isOurs);
        revocationsFile.read().ifPresent(this::learn);
        lastGood = lastGoodFile.read();
    }

    /** False if it is of another channel, nothing new, or not the registry's. */
    boolean take(Release message) {
        if (!message.channel().equals(channel)) return false;
        if (release.isPresent() && !message.issuedAt().isAfter(release.get().issuedAt())) {
            if (message.issuedAt().isBefore(release.get().issuedAt()))
                LOG.log(
                        Level.WARNING,
                        "a release of " + message.issuedAt() + " is ignored: one of "
                                + release.get().issuedAt() + " is known");
            return false;
        }
        if (!isOurs(message)) return false;
        release = Optional.of(message);
        releaseFile.write(message);
        return true;
    }

    boolean take(Revocations message) {
        if (message.number() == revoked.number()) return false;
        if (!learn(message)) return false;
        revocationsFile.write(message);
        return true;
    }

    /** What to run, the first choice first: a candidate for this site, then what runs everywhere. */
    List<Released> wanted() {
        List<Released> wanted = new ArrayList<>();
        release.map(Release::candidate)
                .filter(one -> one.stage() == RolloutStage.CANARY && runsHere(one))
                .ifPresent(wanted::add);
        release.map(Release::production).filter(this::runsHere).ifPresent(wanted::add);
        return wanted;
    }

    /** The candidate that is to run beside the model at this site, and to tell nothing. */
    Optional<Released> shadow() {
        return release.map(Release::candidate)
                .filter(one -> one.stage() == RolloutStage.SHADOW
                        && statement(one).filter(proof::isShadowHere).isPresent());
    }

    Optional<Release> release() {
        return release;
    }

    RevocationList revoked() {
        return revoked;
    }

    Optional<Released> lastGood() {
        return lastGood;
    }

    void remember(Released good) {
        if (lastGood.equals(Optional.of(good))) return;
        lastGood = Optional.of(good);
        lastGoodFile.write(good);
    }

    void forgetLastGood() {
        lastGood = Optional.empty();
        lastGoodFile.delete();
    }

    private boolean runsHere(Released one) {
        return statement(one).filter(proof::runsHere).isPresent();
    }

    private boolean isOurs(Release message) {
        return Stream.of(Optional.ofNullable(message.production()), Optional.ofNullable(message.candidate()))
                .flatMap(Optional::stream)
                .allMatch(one -> statement(one).isPresent());
    }

    /** What the registry says of a release; empty where it is not the registry's. */
    private Optional<ReleaseStatement> statement(Released one) {
        try {
            return Optional.of(proof.statement(one));
        } catch (ProvenanceRefused | InvalidMessage e) {
            LOG.log(Level.WARNING, "a release is ignored: " + e.getMessage());
            return Optional.empty();
        }
    }

    private boolean learn(Revocations message) {
        try {
            revoked = proof.revocations(message, revoked);
            return true;
        } catch (ProvenanceRefused | InvalidMessage e) {
            LOG.log(Level.WARNING, "a list of revocations is ignored: " + e.getMessage());
            return false;
        }
    }
}
