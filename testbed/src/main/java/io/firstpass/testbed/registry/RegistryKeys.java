package io.firstpass.testbed.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.contract.json.Messages;
import io.firstpass.provenance.Purpose;
import io.firstpass.provenance.SigningKey;
import io.firstpass.testbed.server.OwnerOnly;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * The keys that the registry and the edge live with, in a folder of the run that only its owner can read: what packages,
 * releases and the audit log's checkpoints are signed with, and which of them each side pins.
 */
public final class RegistryKeys {
    /** Longer than any run, and than what a fault does to the edge's clock. */
    private static final Duration VALIDITY = Duration.ofDays(365);

    private static final String PACKAGE = "package";
    private static final String RELEASE = "release";
    private static final String AUDIT = "audit";

    private final Path folder;

    private RegistryKeys(Path folder) {
        this.folder = folder;
    }

    /** Those that lie in the folder, or new ones where it is empty. */
    public static RegistryKeys in(Path folder) {
        var keys = new RegistryKeys(folder);
        if (!Files.exists(keys.pinnedAtEdge())) keys.make(Instant.now());
        return keys;
    }

    /** What packages are signed with (PEM). */
    public Path packageKey() {
        return folder.resolve(PACKAGE + KeyFiles.PRIVATE);
    }

    /** What {@code firstpass.registry.release-key} names. */
    public Path releaseKey() {
        return folder.resolve(RELEASE + KeyFiles.PRIVATE);
    }

    /** What {@code firstpass.audit.key} names. */
    public Path auditKey() {
        return folder.resolve(AUDIT + KeyFiles.PRIVATE);
    }

    /** What the verifier of an export is given. */
    public Path auditPublicKey() {
        return folder.resolve(AUDIT + KeyFiles.PUBLIC);
    }

    /** What {@code firstpass.registry.package-keys} names: the registry trusts builders. */
    public Path pinnedAtRegistry() {
        return folder.resolve("registry-pins.json");
    }

    /** What {@code firstpass.model.keys} names: the edge trusts builders and the registry. */
    public Path pinnedAtEdge() {
        return folder.resolve("edge-pins.json");
    }

    private void make(Instant now) {
        SigningKey packages = KeyFiles.write(SigningKey.generate(), packageKey());
        SigningKey releases = KeyFiles.write(SigningKey.generate(), releaseKey());
        KeyFiles.write(SigningKey.generate(), auditKey());
        ObjectNode registry = Messages.mapper().createObjectNode();
        pin(registry.putArray("keys"), "demo-builder", Purpose.PACKAGE, packages, now);
        write(pinnedAtRegistry(), registry);
        // The file that tells that all are there is the last one.
        ObjectNode edge = Messages.mapper().createObjectNode();
        pin(edge.putArray("keys"), "demo-builder", Purpose.PACKAGE, packages, now);
        pin((ArrayNode) edge.get("keys"), "demo-registry", Purpose.RELEASE, releases, now);
        write(pinnedAtEdge(), edge);
    }

    private static void pin(ArrayNode keys, String name, Purpose purpose, SigningKey key, Instant now) {
        keys.addObject()
                .put("name", name)
                .put("purpose", purpose.name())
                .put("notBefore", now.minus(VALIDITY).toString())
                .put("notAfter", now.plus(VALIDITY).toString())
                .put("pem", key.publicPem());
    }

    private static void write(Path file, ObjectNode json) {
        OwnerOnly.write(file, new String(Messages.write(json), StandardCharsets.UTF_8));
    }
}
