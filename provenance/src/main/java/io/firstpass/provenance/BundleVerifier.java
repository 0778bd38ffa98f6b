package io.firstpass.provenance;

import io.firstpass.contract.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Says whether a Sigstore bundle proves that a pinned key vouches for a package, offline. Immutable and safe for all
 * threads.
 */
public final class BundleVerifier {
    private final PinnedKeys keys;
    private final Purpose purpose;

    public BundleVerifier(PinnedKeys keys, Purpose purpose) {
        this.keys = keys;
        this.purpose = purpose;
    }

    /**
     * @param digest the package's SHA-256, computed by the caller from the package's bytes; never what somebody says
     * @param now what the keys' validity is held against
     * @throws SignatureRefused if it proves no such thing
     */
    public Verified verify(byte[] bundleJson, String digest, Instant now) {
        Sha256 wanted = new Sha256(digest);
        SigstoreBundle bundle = SigstoreBundle.parse(bundleJson);
        PinnedKey key = admitted(bundle, bundle.content().signed(wanted), now);
        if (!(bundle.content() instanceof DsseEnvelope envelope))
            return new Verified(key.name(), key.id(), Verified.Kind.SIGNATURE, Optional.empty());
        Statement statement = Statement.read(envelope.payload()).about(wanted);
        return new Verified(key.name(), key.id(), Verified.Kind.ATTESTATION, Optional.of(statement.predicateType()));
    }

    /** The same for a package that nobody has read yet: it is read once, in a stream. */
    public Verified verify(byte[] bundleJson, Path packageZip, Instant now) throws IOException {
        try (InputStream in = Files.newInputStream(packageZip)) {
            return verify(bundleJson, Sha256.of(in).hex(), now);
        }
    }

    /** The statement of a bundle, read only after its signature was verified. */
    Statement statement(byte[] bundleJson, Instant now) {
        SigstoreBundle bundle = SigstoreBundle.parse(bundleJson);
        if (!(bundle.content() instanceof DsseEnvelope envelope))
            throw JsonObject.malformed("the bundle signs a package and holds no statement");
        admitted(bundle, envelope.signed(), now);
        return Statement.read(envelope.payload());
    }

    private PinnedKey admitted(SigstoreBundle bundle, Sha256 signed, Instant now) {
        PinnedKey key = keys.signer(bundle.hint(), signed, bundle.content().signature());
        key.admit(purpose, now);
        return key;
    }
}
