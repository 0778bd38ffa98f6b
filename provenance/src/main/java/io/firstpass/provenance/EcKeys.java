package io.firstpass.provenance;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** EC P-256 keys as PEM. */
final class EcKeys {
    static final ECGenParameterSpec P256 = new ECGenParameterSpec("secp256r1");
    private static final String PUBLIC = "PUBLIC KEY";
    private static final String PRIVATE = "PRIVATE KEY";

    private EcKeys() {}

    /** @throws KeysRefused if it is anything else; {@code of} names the key */
    static PublicKey publicKey(String pem, String of) {
        try {
            PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der(pem, PUBLIC, of)));
            return onP256(key, of);
        } catch (GeneralSecurityException e) {
            throw new KeysRefused(of + " is no EC public key: " + cure(PUBLIC), e);
        }
    }

    static PrivateKey privateKey(String pem, String of) {
        try {
            PrivateKey key =
                    KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der(pem, PRIVATE, of)));
            return onP256(key, of);
        } catch (GeneralSecurityException e) {
            // Without its cause, which may show parts of a private key.
            throw new KeysRefused(of + " is no EC private key: " + cure(PRIVATE));
        }
    }

    static String publicPem(PublicKey key) {
        return pem(PUBLIC, key.getEncoded());
    }

    static String privatePem(PrivateKey key) {
        return pem(PRIVATE, key.getEncoded());
    }

    private static String pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    private static byte[] der(String pem, String label, String of) {
        Matcher found = Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]*)-----END " + label + "-----")
                .matcher(pem.strip());
        if (!found.matches()) throw new KeysRefused(of + " holds no " + label + ": " + cure(label));
        try {
            return Base64.getMimeDecoder().decode(found.group(1));
        } catch (IllegalArgumentException e) {
            throw new KeysRefused(of + " holds broken Base64: " + cure(label));
        }
    }

    private static <K> K onP256(K key, String of) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(P256);
        ECParameterSpec wanted = parameters.getParameterSpec(ECParameterSpec.class);
        ECParameterSpec given = ((ECKey) key).getParams();
        if (given.getCurve().equals(wanted.getCurve()) && given.getOrder().equals(wanted.getOrder())) return key;
        throw new KeysRefused(of + " is on another curve than P-256: make one with cosign generate-key-pair");
    }

    private static String cure(String label) {
        return label.equals(PUBLIC)
                ? "give the cosign.pub of an EC P-256 key, as PEM (-----BEGIN PUBLIC KEY-----)"
                : "give an EC P-256 key as unencrypted PKCS#8 PEM (-----BEGIN PRIVATE KEY-----)";
    }
}
