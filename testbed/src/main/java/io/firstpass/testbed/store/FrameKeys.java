package io.firstpass.testbed.store;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import io.firstpass.testbed.server.OwnerOnly;
import io.firstpass.testbed.server.RunFolder;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * The pair of keys that frames travel under: the edge seals with the public one, only the cloud opens with the private
 * one.
 *
 * <p>Two Tink keysets as JSON that nobody else on this machine can read; they live as long as the run.
 */
public final class FrameKeys {
    private static final String TEMPLATE = "DHKEM_X25519_HKDF_SHA256_HKDF_SHA256_AES_256_GCM";

    private final Path publicKey;
    private final Path privateKey;

    private FrameKeys(Path folder) {
        publicKey = folder.resolve("public.json");
        privateKey = folder.resolve("private.json");
    }

    /** A new pair in the run's folder. */
    public static FrameKeys create(RunFolder run) {
        return create(run.folder("frame-keys"));
    }

    /** A new pair in a folder that exists and holds none. */
    public static FrameKeys create(Path folder) {
        var keys = new FrameKeys(folder);
        try {
            HybridConfig.register();
            KeysetHandle pair = KeysetHandle.generateNew(KeyTemplates.get(TEMPLATE));
            OwnerOnly.write(
                    keys.privateKey, TinkJsonProtoKeysetFormat.serializeKeyset(pair, InsecureSecretKeyAccess.get()));
            OwnerOnly.write(
                    keys.publicKey,
                    TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(pair.getPublicKeysetHandle()));
            return keys;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("no key pair for frames can be made", impossible);
        }
    }

    /** What {@code firstpass.frames.public-key} names at the edge. */
    public Path publicKey() {
        return publicKey;
    }

    /** What {@code firstpass.frames.private-key} names in the cloud. */
    public Path privateKey() {
        return privateKey;
    }
}
