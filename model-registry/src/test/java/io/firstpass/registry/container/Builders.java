package io.firstpass.registry.container;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.contract.json.Messages;
import io.firstpass.provenance.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who signs packages in the tests, with keys made for each run; the stranger's is not pinned. */
public final class Builders {
    public static final SigningKey TEAM = SigningKey.generate();
    /** Pinned until a test revokes it. */
    public static final SigningKey LEAVER = SigningKey.generate();

    public static final SigningKey FORMER = SigningKey.generate();
    public static final SigningKey STRANGER = SigningKey.generate();

    private Builders() {}

    /** Whole at every moment: a server reads it meanwhile. */
    static Path write(Path file, Optional<Instant> leaverRevoked) throws IOException {
        ObjectNode pinned = Messages.mapper().createObjectNode();
        ArrayNode keys = pinned.putArray("keys");
        Instant now = Instant.now();
        key(keys, "team", TEAM, now.plus(Duration.ofDays(1)));
        key(keys, "former", FORMER, now.minus(Duration.ofDays(1)));
        ObjectNode leaver = key(keys, "leaver", LEAVER, now.plus(Duration.ofDays(1)));
        leaverRevoked.ifPresent(at -> leaver.put("revokedAt", at.toString()));
        Path fresh = Files.write(file.resolveSibling("keys.fresh"), Messages.write(pinned));
        return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static ObjectNode key(ArrayNode keys, String name, SigningKey key, Instant end) {
        return keys.addObject()
                .put("name", name)
                .put("purpose", "PACKAGE")
                .put("notBefore", end.minus(Duration.ofDays(100)).toString())
                .put("notAfter", end.toString())
                .put("pem", key.publicPem());
    }
}
