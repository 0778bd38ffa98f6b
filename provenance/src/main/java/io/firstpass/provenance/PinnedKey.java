package io.firstpass.provenance;

import io.firstpass.contract.Sha256;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A key that the configuration trusts, from {@code notBefore} until {@code notAfter} or until it was revoked. The
 * time that counts is now: nobody offline can prove that a signature was made earlier.
 */
public record PinnedKey(
        String name, Purpose purpose, PublicKey key, Instant notBefore, Instant notAfter, Optional<Instant> revokedAt) {
    public PinnedKey {
        if (!notBefore.isBefore(notAfter))
            throw new KeysRefused("key " + name + ": notAfter " + notAfter + " needs to be later than notBefore "
                    + notBefore + ": correct one of them");
    }

    /** @throws KeysRefused if the PEM is no EC P-256 public key */
    public static PinnedKey of(String name, Purpose purpose, String publicPem, Instant notBefore, Instant notAfter) {
        PublicKey key = EcKeys.publicKey(publicPem, "key " + name);
        return new PinnedKey(name, purpose, key, notBefore, notAfter, Optional.empty());
    }

    /** What cosign writes as the hint: the SHA-256 of the key's SPKI DER, in Base64. */
    public String id() {
        return id(key);
    }

    static String id(PublicKey key) {
        return Base64.getEncoder().encodeToString(Sha256.of(key.getEncoded()).bytes());
    }

    boolean isInForce(Purpose wanted, Instant now) {
        return refusal(wanted, now).isEmpty();
    }

    /** @throws SignatureRefused if the key may not sign for this purpose at this time */
    void admit(Purpose wanted, Instant now) {
        refusal(wanted, now).ifPresent(refused -> {
            throw refused;
        });
    }

    private Optional<SignatureRefused> refusal(Purpose wanted, Instant now) {
        if (purpose != wanted)
            return refused(
                    SignatureRefused.Reason.WRONG_PURPOSE,
                    "the signature is by key " + name + ", which is pinned for " + purpose + ", not for " + wanted
                            + ": sign with a key that is");
        if (revokedAt.isPresent() && !now.isBefore(revokedAt.get()))
            return refused(
                    SignatureRefused.Reason.REVOKED_KEY,
                    "the signature is by key " + name + ", revoked at " + revokedAt.get()
                            + ": check the package anew and sign it with a key in force");
        if (now.isBefore(notBefore))
            return refused(
                    SignatureRefused.Reason.NOT_YET_VALID,
                    "the signature is by key " + name + ", valid from " + notBefore + ", and it is " + now
                            + ": sign with a key in force, or set this machine's clock");
        if (!now.isBefore(notAfter))
            return refused(
                    SignatureRefused.Reason.EXPIRED_KEY,
                    "the signature is by key " + name + ", which expired at " + notAfter + ", and it is " + now
                            + ": sign with a key in force");
        return Optional.empty();
    }

    private static Optional<SignatureRefused> refused(SignatureRefused.Reason reason, String why) {
        return Optional.of(new SignatureRefused(reason, why));
    }
}
