package io.firstpass.audit;

import io.firstpass.contract.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;

/** What checkpoints are signed with: an EC key on P-256, known by the SHA-256 of its public half (SPKI, DER). */
public final class CheckpointKey {
    private final KeyPair pair;
    private final String id;

    public CheckpointKey(KeyPair pair) {
        if (!(pair.getPublic() instanceof ECPublicKey key)
                || key.getParams().getCurve().getField().getFieldSize() != 256)
            throw new IllegalArgumentException("the key of the audit log must be EC on P-256, and is "
                    + pair.getPublic().getAlgorithm());
        this.pair = pair;
        this.id = Sha256.of(key.getEncoded()).hex();
    }

    String id() {
        return id;
    }

    /** SHA256withECDSA, DER. */
    byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AuditFailed("cannot sign with audit key " + id, e);
        }
    }
}
