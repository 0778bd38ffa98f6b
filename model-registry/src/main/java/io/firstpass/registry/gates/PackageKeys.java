package io.firstpass.registry.gates;

import io.firstpass.provenance.BundleVerifier;
import io.firstpass.provenance.KeysRefused;
import io.firstpass.provenance.PinnedKeys;
import io.firstpass.provenance.Purpose;
import io.firstpass.registry.rest.Refusal;
import io.firstpass.registry.settings.RegistrySettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** The builders' pinned keys. They are read for each signature: a rotation or a revocation needs no restart. */
@ApplicationScoped
class PackageKeys {
    @Inject
    @ConfigProperties
    RegistrySettings settings;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        settings.packageKeys.ifPresent(PackageKeys::load);
    }

    /** @throws Refusal where this server pins no keys: then nothing can be proved to it */
    BundleVerifier verifier() {
        String path = settings.packageKeys.orElseThrow(() -> new Refusal(503, "no-package-keys"));
        return new BundleVerifier(load(path), Purpose.PACKAGE);
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
