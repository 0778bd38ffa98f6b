package io.firstpass.provenance;

import io.firstpass.contract.RolloutStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        var toAll = Releases.release("line-a", RolloutStage.ALL);
        Files.write(to.resolve("release-all.sigstore.json"), signer.sign(toAll));
        var before = Releases.release("line-a", RolloutStage.ALL, List.of(), "1.0.0", Signed.OTHER);
        Files.write(to.resolve("release-before.sigstore.json"), signer.sign(before));
        Files.write(to.resolve("of-nothing.json"), signer.sign(Signed.OTHER));
        Files.write(to.resolve("revocations.sigstore.json"), signer.sign(Releases.revocations()));
        var nothing = new RevocationList(1, Releases.GIVEN, List.of());
        Files.write(to.resolve("revocations-of-nothing.sigstore.json"), signer.sign(nothing));
    }
}
