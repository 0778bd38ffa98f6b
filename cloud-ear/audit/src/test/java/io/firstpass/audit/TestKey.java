package io.firstpass.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;

/** A key made for one test, and the verifier run with its public half. */
final class TestKey {
    private final KeyPair pair;

    TestKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    CheckpointKey signing() {
        return new CheckpointKey(pair);
    }

    Path pem(Path folder) throws IOException {
        return Files.writeString(folder.resolve("audit.pem"), publicPem());
    }

    String publicPem() {
        return pem("PUBLIC", pair.getPublic().getEncoded());
    }

    String privatePem() {
        return pem("PRIVATE", pair.getPrivate().getEncoded());
    }

    private static String pem(String half, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + half + " KEY-----\n" + body + "\n-----END " + half + " KEY-----\n";
    }

    /** The exit code and what was printed. */
    String verify(Path folder, List<String> lines) throws IOException {
        return verifyBytes(folder, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    String verifyBytes(Path folder, byte[] export) throws IOException {
        Path file = Files.write(folder.resolve("export.jsonl"), export);
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = AuditVerifier.run(new String[] {file.toString(), pem(folder).toString()}, print, print);
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }
}
