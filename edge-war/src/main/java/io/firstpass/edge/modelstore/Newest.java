package io.firstpass.edge.modelstore;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.Release;
import io.firstpass.contract.Revocations;
import io.firstpass.provenance.ProvenanceRefused;
import io.firstpass.provenance.RevocationList;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * The newest release and the newest list of revocations of those that were shown to it, whoever showed them: what the
 * registry did not sign as it stands, and what it signed before, changes nothing and is a line in the log. Which is the
 * newer one is what was signed, whatever this machine's clock says. Not thread-safe.
 */
final class Newest {
    private static final System.Logger LOG = System.getLogger(Newest.class.getName());

    private final Proof proof;
    private Optional<Release> release = Optional.empty();
    private Optional<Revocations> list = Optional.empty();
    private RevocationList revoked = RevocationList.NONE;

    Newest(Proof proof) {
        this.proof = proof;
    }

    /** False if it changes nothing. */
    boolean take(Release message) {
        try {
            proof.demand(message);
        } catch (ProvenanceRefused | InvalidMessage e) {
            LOG.log(Level.WARNING, "a release is ignored: " + e.getMessage());
            return false;
        }
        if (release.isPresent() && !message.issuedAt().isAfter(release.get().issuedAt())) {
            if (message.issuedAt().isBefore(release.get().issuedAt()))
                LOG.log(
                        Level.WARNING,
                        "a release of " + message.issuedAt() + " is ignored: one of "
                                + release.get().issuedAt() + " is known");
            return false;
        }
        release = Optional.of(message);
        return true;
    }

    /** False if it changes nothing. The same list once more may be signed with a newer key, and is taken then. */
    boolean take(Revocations message) {
        if (list.equals(Optional.of(message))) return false;
        try {
            revoked = proof.revocations(message, revoked);
        } catch (ProvenanceRefused | InvalidMessage e) {
            LOG.log(Level.WARNING, "a list of revocations is ignored: " + e.getMessage());
            return false;
        }
        list = Optional.of(message);
        return true;
    }

    Optional<Release> release() {
        return release;
    }

    /** As it was told; empty while none is known. */
    Optional<Revocations> list() {
        return list;
    }

    RevocationList revoked() {
        return revoked;
    }
}
