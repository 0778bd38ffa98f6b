package io.firstpass.registry.gates;

import io.firstpass.provenance.BundleVerifier;
import io.firstpass.provenance.KeysRefused;
import io.firstpass.provenance.PinnedKeys;
import io.firstpass.provenance.Purpose;
import io.firstpass.registry.rest.Refusal;
import io.firstpass.registry.settings.RegistrySettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** The builders' pinned keys. They are read each time: a rotation or a revocation needs no restart. */
@ApplicationScoped
public class PackageKeys {
    private static final Logger LOG = Logger.getLogger(PackageKeys.class.getName());

    @Inject
    @ConfigProperties
    RegistrySettings settings;

    @Inject
    Event<KeysRead> read;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        settings.packageKeys.ifPresent(PackageKeys::load);
    }

    /** @throws Refusal where this server pins no keys: then nothing can be proved to it */
    BundleVerifier verifier() {
        PinnedKeys pinned = pinned().orElseThrow(() -> new Refusal(503, "no-package-keys"));
        return new BundleVerifier(pinned, Purpose.PACKAGE);
    }

    /**
     * Those of this moment, which are told before anything is decided by them; empty where this server pins none.
     *
     * @throws Refusal while they cannot be used
     */
    Optional<PinnedKeys> pinned() {
        Optional<PinnedKeys> pinned;
        try {
            pinned = settings.packageKeys.map(PackageKeys::load);
        } catch (IllegalArgumentException e) {
            LOG.log(Level.SEVERE, "signatures cannot be verified until this is corrected", e);
            throw new Refusal(503, "package-keys-unusable");
        }
        pinned.ifPresent(keys -> read.fire(new KeysRead(said(keys))));
        return pinned;
    }

    /** Whom this server trusts now. */
    public String said() {
        try {
            return settings.packageKeys.map(path -> said(load(path))).orElse("none");
        } catch (IllegalArgumentException unusable) {
            return unusable.getMessage();
        }
    }

    /** Each by name, purpose, id and validity; public keys are no secrets. */
    static String said(PinnedKeys keys) {
        return keys.keys().stream()
                .map(key -> "%s %s %s from %s to %s%s"
                        .formatted(
                                key.name(),
                                key.purpose().name(),
                                key.id(),
                                key.notBefore(),
                                key.notAfter(),
                                key.revokedAt().map(at -> " revoked at " + at).orElse("")))
                .sorted()
                .collect(Collectors.joining("; "));
    }

    /** @throws IllegalArgumentException if they cannot be used; at the start it stops it and names the key */
    static PinnedKeys load(String path) {
        try {
            return PinnedKeys.load(Path.of(path));
        } catch (KeysRefused e) {
            throw new IllegalArgumentException(
                    "firstpass.registry.package-keys is " + path + ", and its keys cannot be used: " + e.getMessage(),
                    e);
        }
    }
}
