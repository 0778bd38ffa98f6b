package io.firstpass.provenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Writes bundles of ours for another implementation to verify. Run by hand: see {@code src/test/interop/README.md}. */
final class RecordOurs {
    private RecordOurs() {}

    public static void main(String[] folder) throws IOException {
        Path to = Files.createDirectories(Path.of(folder[0]));
        var signer = new BundleSigner(Signed.KEY);
        Files.write(to.resolve("package.zip"), Signed.PACKAGE);
        Files.writeString(to.resolve("key.pem"), Signed.KEY.publicPem());
        Files.write(to.resolve("message.sigstore.json"), Signed.message());
        Files.write(to.resolve("attestation.sigstore.json"), Signed.attestation(Signed.DIGEST));
        Files.write(to.resolve("release.sigstore.json"), signer.sign(Releases.release()));
        var revocation = new RevocationList.Revocation(Signed.OTHER, "passed scratches", Signed.START);
        var revocations = new RevocationList(7, Instant.parse("2026-11-24T11:00:00Z"), List.of(revocation));
        Files.write(to.resolve("revocations.sigstore.json"), signer.sign(revocations));
    }
}
