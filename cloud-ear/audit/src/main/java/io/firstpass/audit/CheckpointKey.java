package io.firstpass.audit;

import io.firstpass.contract.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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

    /** The hex SHA-256 of the public half. */
    public String id() {
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

    /** Whether the two halves belong together. */
    boolean isWhole() {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(pair.getPublic());
            signature.update("probe".getBytes(StandardCharsets.UTF_8));
            return signature.verify(sign("probe"));
        } catch (GeneralSecurityException e) {
            throw new AuditFailed("cannot verify with audit key " + id, e);
        }
    }

    /**
     * 16 hex digits that tell one text from another and, without the private half, nothing of what it says: a password
     * cannot be found by trying.
     */
    public String fingerprint(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pair.getPrivate().getEncoded(), "HmacSHA256"));
            mac.update("firstpass-audit-fingerprint-v1\n".getBytes(StandardCharsets.UTF_8));
            byte[] all = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, 8);
        } catch (GeneralSecurityException e) {
            throw new AuditFailed("cannot make a fingerprint with audit key " + id, e);
        }
    }
}
