package io.firstpass.testbed.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameKeysTest {
    private static final byte[] CONTEXT = "the frame's sha256".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    @Test
    void whatThePublicKeySealsThePrivateOneOpens() throws Exception {
        HybridConfig.register();
        FrameKeys keys = FrameKeys.create(folder);
        byte[] sealed = TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(Files.readString(keys.publicKey()))
                .getPrimitive(HybridEncrypt.class)
                .encrypt(new byte[] {1, 2, 3}, CONTEXT);

        byte[] opened = TinkJsonProtoKeysetFormat.parseKeyset(
                        Files.readString(keys.privateKey()), InsecureSecretKeyAccess.get())
                .getPrimitive(HybridDecrypt.class)
                .decrypt(sealed, CONTEXT);

        assertThat(opened).containsExactly(1, 2, 3);
    }

    @Test
    void nobodyElseOnThisMachineCanReadThem() throws Exception {
        FrameKeys keys = FrameKeys.create(folder);

        for (Path key : new Path[] {keys.publicKey(), keys.privateKey()})
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
    }
}
