package io.firstpass.testbed.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.contract.Sha256;
import io.firstpass.provenance.BundleSigner;
import io.firstpass.provenance.BundleVerifier;
import io.firstpass.provenance.PinnedKeys;
import io.firstpass.provenance.Purpose;
import io.firstpass.provenance.SignatureRefused;
import io.firstpass.provenance.SigningKey;
import io.firstpass.provenance.Verified;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryKeysTest {
    private static final String PACKAGE = Sha256.of(new byte[] {1}).hex();

    @TempDir
    Path folder;

    @Test
    void bothSidesTrustWhatThePackageKeySigned() {
        RegistryKeys keys = RegistryKeys.in(folder);
        byte[] bundle = new BundleSigner(KeyFiles.read(keys.packageKey())).sign(PACKAGE);

        for (Path pinned : new Path[] {keys.pinnedAtRegistry(), keys.pinnedAtEdge()})
            assertThat(verified(pinned, bundle).keyName()).isEqualTo("demo-builder");
    }

    @Test
    void neitherSideTakesAPackageThatTheRegistrysOwnKeySigned() {
        RegistryKeys keys = RegistryKeys.in(folder);
        byte[] bundle = new BundleSigner(KeyFiles.read(keys.releaseKey())).sign(PACKAGE);

        for (Path pinned : new Path[] {keys.pinnedAtRegistry(), keys.pinnedAtEdge()})
            assertThatThrownBy(() -> verified(pinned, bundle)).isInstanceOf(SignatureRefused.class);
    }

    @Test
    void theKeysOfTheFolderStay() throws Exception {
        Path key = RegistryKeys.in(folder).auditKey();
        String first = Files.readString(key);

        assertThat(RegistryKeys.in(folder).auditKey()).hasContent(first);
    }

    @Test
    void nobodyElseOnThisMachineCanReadThem() throws Exception {
        RegistryKeys.in(folder);

        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(8).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }

    private static Verified verified(Path pinned, byte[] bundle) {
        return new BundleVerifier(PinnedKeys.load(pinned), Purpose.PACKAGE).verify(bundle, PACKAGE, Instant.now());
    }

    @Test
    void aKeysPublicHalfMayStandBesideIt() throws Exception {
        SigningKey key = SigningKey.generate();
        Path file = Files.writeString(folder.resolve("cosign.key"), key.privatePem());
        assertThatThrownBy(() -> KeyFiles.read(file))
                .hasMessageContaining("no PUBLIC KEY")
                .hasMessageContaining("cosign.pub");

        Files.writeString(folder.resolve("cosign.pub"), key.publicPem());
        assertThat(KeyFiles.read(file).id()).isEqualTo(key.id());
    }
}
