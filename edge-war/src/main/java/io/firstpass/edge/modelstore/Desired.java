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

/**
 * What this site is to run and must not run, as far as the registry has told, kept across restarts; what lies on the disk
 * is verified as what comes from Kafka. Not thread-safe.
 */
final class Desired {
    private static final System.Logger LOG = System.getLogger(Desired.class.getName());

    private final Proof proof;
    private final Newest newest;
    private final StateFile<Release> releaseFile;
    private final StateFile<Revocations> revocationsFile;
    private final StateFile<Released> lastGoodFile;
    private Optional<Released> lastGood;

    Desired(Path folder, Proof proof) {
        this.proof = proof;
        newest = new Newest(proof);
        releaseFile = new StateFile<>(folder.resolve("release.json"), Release.class);
        revocationsFile = new StateFile<>(folder.resolve("revocations.json"), Revocations.class);
        lastGoodFile = new StateFile<>(folder.resolve("lastgood.json"), Released.class);
        releaseFile.read().ifPresent(newest::take);
        revocationsFile.read().ifPresent(newest::take);
        lastGood = lastGoodFile.read();
    }

    /** False if it is nothing new, or not the registry's word on this channel. */
    boolean take(Release message) {
        if (!newest.take(message)) return false;
        releaseFile.write(message);
        return true;
    }

    boolean take(Revocations message) {
        if (!newest.take(message)) return false;
        revocationsFile.write(message);
        return true;
    }

    /** What to run, the first choice first: a candidate for this site, then what runs everywhere. */
    List<Released> wanted() {
        List<Released> wanted = new ArrayList<>();
        release()
                .map(Release::candidate)
                .filter(one -> one.stage() == RolloutStage.CANARY && runsHere(one))
                .ifPresent(wanted::add);
        release().map(Release::production).filter(this::runsHere).ifPresent(wanted::add);
        return wanted;
    }

    /** The candidate that is to run beside the model at this site, and to tell nothing. */
    Optional<Released> shadow() {
        return release()
                .map(Release::candidate)
                .filter(one -> one.stage() == RolloutStage.SHADOW
                        && statement(one).filter(proof::isShadowHere).isPresent());
    }

    Optional<Release> release() {
        return newest.release();
    }

    /** Whether any list of what may not run has come here. */
    boolean knowsRevocations() {
        return newest.list().isPresent();
    }

    RevocationList revoked() {
        return newest.revoked();
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

    /** What the registry says of a release; empty where it is not the registry's. */
    private Optional<ReleaseStatement> statement(Released one) {
        try {
            return Optional.of(proof.statement(one));
        } catch (ProvenanceRefused | InvalidMessage e) {
            LOG.log(Level.WARNING, "a release is ignored: " + e.getMessage());
            return Optional.empty();
        }
    }
}
