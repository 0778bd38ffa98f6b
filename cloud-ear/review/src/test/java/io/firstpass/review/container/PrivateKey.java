package io.firstpass.review.container;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.nio.file.Files;
import java.nio.file.Path;

/** A private key for frames, without which no cloud server starts. */
final class PrivateKey {
    private PrivateKey() {}

    static Path write(Path folder) throws Exception {
        HybridConfig.register();
        KeysetHandle pair =
                KeysetHandle.generateNew(KeyTemplates.get("DHKEM_X25519_HKDF_SHA256_HKDF_SHA256_AES_256_GCM"));
        return Files.writeString(
                folder.resolve("frames-private.json"),
                TinkJsonProtoKeysetFormat.serializeKeyset(pair, InsecureSecretKeyAccess.get()));
    }
}
