package io.firstpass.provenance;

import io.firstpass.contract.Sha256;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/**
 * ECDSA over a SHA-256 that is known already, so that a large package is read once. What it signs and verifies is the
 * same as SHA256withECDSA over the content.
 */
final class Ecdsa {
    private Ecdsa() {}

    /** False as well for a signature that is no DER. */
    static boolean verifies(PublicKey key, Sha256 signed, byte[] signature) {
        try {
            Signature ecdsa = overDigest();
            ecdsa.initVerify(key);
            ecdsa.update(signed.bytes());
            return ecdsa.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a key that was read as EC P-256 does not verify", e);
        }
    }

    static byte[] sign(PrivateKey key, Sha256 digest) {
        try {
            Signature ecdsa = overDigest();
            ecdsa.initSign(key);
            ecdsa.update(digest.bytes());
            return ecdsa.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was read as EC P-256 does not sign", e);
        }
    }

    private static Signature overDigest() {
        try {
            return Signature.getInstance("NONEwithECDSA");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
