package io.firstpass.registry.release;

import io.firstpass.provenance.BundleSigner;
import io.firstpass.provenance.ChannelStatement;
import io.firstpass.provenance.ReleaseStatement;
import io.firstpass.provenance.RevocationList;
import io.firstpass.provenance.SigningKey;
import io.firstpass.registry.rest.Refusal;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Signs in the registry's name; read at the start, which a key that cannot be used stops. Thread-safe. */
@ApplicationScoped
class Seal {
    @Inject
    @ConfigProperties
    ReleaseSettings settings;

    private Optional<SigningKey> key;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        isThere();
    }

    @PostConstruct
    void read() {
        settings.validate();
        key = settings.releaseKey.map(file -> ReleaseKey.read(Path.of(file)));
    }

    boolean isThere() {
        return key.isPresent();
    }

    /** @throws Refusal where no key is set: then this server releases and revokes nothing */
    String keyId() {
        return get().id();
    }

    String sign(ReleaseStatement release) {
        return Json.text(new BundleSigner(get()).sign(release));
    }

    String sign(ChannelStatement channel) {
        return Json.text(new BundleSigner(get()).sign(channel));
    }

    String sign(RevocationList revocations) {
        return Json.text(new BundleSigner(get()).sign(revocations));
    }

    private SigningKey get() {
        return key.orElseThrow(() -> new Refusal(503, "no-release-key"));
    }
}
