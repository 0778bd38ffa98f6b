package io.firstpass.edge.outbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.hybrid.PredefinedHybridParameters;
import java.security.GeneralSecurityException;

/** The cloud's keys, for tests: with them, what the edge sealed can be read again. */
final class CloudKeys {
    private static final KeysetHandle PRIVATE = generate();

    private CloudKeys() {}

    private static KeysetHandle generate() {
        try {
            HybridConfig.register();
            return KeysetHandle.generateNew(PredefinedHybridParameters.ECIES_P256_HKDF_HMAC_SHA256_AES128_GCM);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static HybridEncrypt publicKey() {
        try {
            return PRIVATE.getPublicKeysetHandle().getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String publicKeyset() throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(PRIVATE.getPublicKeysetHandle());
    }

    static byte[] opened(SealedFrame frame, String sha256) {
        try {
            return PRIVATE.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class)
                    .decrypt(((SealedFrame.Present) frame).bytes(), sha256.getBytes(US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
