package io.firstpass.provenance;

import io.firstpass.contract.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** An EC P-256 key that signs. Its text never shows the private half. */
public final class SigningKey {
    private final KeyPair pair;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    /** A new key, from the system's own randomness. */
    public static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(EcKeys.P256);
            return new SigningKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param privatePem PKCS#8, not encrypted
     * @param publicPem the other half, which bundles are to name
     * @throws KeysRefused if either is no EC P-256 key, or they do not belong together
     */
    public static SigningKey read(String privatePem, String publicPem) {
        var pair = new KeyPair(
                EcKeys.publicKey(publicPem, "the public key"), EcKeys.privateKey(privatePem, "the private key"));
        Sha256 probe = Sha256.of(pair.getPublic().getEncoded());
        if (!Ecdsa.verifies(pair.getPublic(), probe, Ecdsa.sign(pair.getPrivate(), probe)))
            throw new KeysRefused("the private and the public key do not belong together: give both halves of one key");
        return new SigningKey(pair);
    }

    public String publicPem() {
        return EcKeys.publicPem(pair.getPublic());
    }

    /** To be kept where only the signer reads it. */
    public String privatePem() {
        return EcKeys.privatePem(pair.getPrivate());
    }

    /** The SHA-256 of the public key's SPKI DER, in Base64. */
    public String id() {
        return PinnedKey.id(pair.getPublic());
    }

    byte[] sign(Sha256 digest) {
        return Ecdsa.sign(pair.getPrivate(), digest);
    }

    @Override
    public String toString() {
        return "signing key " + id();
    }
}
