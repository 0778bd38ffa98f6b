package io.firstpass.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The key that signs checkpoints now, and the public halves of it and of those that signed before. As PEM: the PRIVATE KEY
 * (PKCS#8, not encrypted) in one file, such as {@code audit.pem}, and beside it in {@code audit.pub} its PUBLIC KEY and then
 * those of before.
 *
 * @param publicPem what a verifier needs: the public halves alone
 */
public record AuditKeys(CheckpointKey signing, String publicPem) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]*)-----END \\1 KEY-----");

    /** @throws IllegalArgumentException if that is not what the files hold; the message shows nothing of the private half */
    public static AuditKeys read(Path file) {
        List<PrivateKey> privates = new ArrayList<>();
        List<PublicKey> publics = new ArrayList<>();
        try {
            var factory = KeyFactory.getInstance("EC");
            var found = BLOCK.matcher(Files.readString(file) + Files.readString(publicFile(file)));
            while (found.find()) {
                byte[] der = Base64.getMimeDecoder().decode(found.group(2));
                if (found.group(1).equals("PRIVATE"))
                    privates.add(factory.generatePrivate(new PKCS8EncodedKeySpec(der)));
                else publics.add(factory.generatePublic(new X509EncodedKeySpec(der)));
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            // Without its cause, which may show parts of a private key.
            throw new IllegalArgumentException(
                    file + " and " + publicFile(file) + " cannot be read as PEM with EC keys on P-256 ("
                            + e.getClass().getSimpleName() + ")");
        }
        if (privates.size() != 1 || publics.isEmpty())
            throw new IllegalArgumentException(file + " and " + publicFile(file) + " hold " + privates.size()
                    + " private and " + publics.size()
                    + " public keys: needed is one PRIVATE KEY (PKCS#8, not encrypted)"
                    + " and, first of the public ones, its own PUBLIC KEY");
        var signing = new CheckpointKey(new KeyPair(publics.get(0), privates.get(0)));
        if (!signing.isWhole())
            throw new IllegalArgumentException(file + ": the first PUBLIC KEY is not that of the PRIVATE KEY");
        return new AuditKeys(signing, pem(publics));
    }

    private static Path publicFile(Path file) {
        return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.[^.]*$", "") + ".pub");
    }

    private static String pem(List<PublicKey> keys) {
        var text = new StringBuilder();
        for (PublicKey key : keys)
            text.append("-----BEGIN PUBLIC KEY-----\n")
                    .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()))
                    .append("\n-----END PUBLIC KEY-----\n");
        return text.toString();
    }
}
