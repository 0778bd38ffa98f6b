package io.firstpass.registry.model;

import io.firstpass.contract.json.Messages;
import io.firstpass.registry.rest.Refusal;
import io.firstpass.registry.settings.RegistrySettings;
import io.firstpass.vision.detection.Manifest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/**
 * Takes packages in: received, checked, stored, then entered. What is refused leaves nothing behind; one that is cut
 * short after it was stored is completed when it is sent again.
 */
@ApplicationScoped
class Uploads {
    @Inject
    @ConfigProperties
    RegistrySettings settings;

    @Inject
    VersionBook book;

    @Inject
    PackageStore store;

    /** @return whether it is new; a package that is there already stays as it is */
    boolean take(String digest, InputStream body, String submitter, String from) throws IOException {
        if (book.find(digest).isPresent()) {
            body.transferTo(OutputStream.nullOutputStream());
            return false;
        }
        try (var incoming = new Incoming(settings.incoming())) {
            incoming.receive(body, digest, settings.maxBytes);
            Manifest manifest = incoming.open(digest, settings.maxUnpackedBytes).manifest();
            refuseTaken(manifest, digest);
            store.put(digest, incoming.zip());
            return enter(new Submission(
                    digest,
                    manifest.name(),
                    manifest.version(),
                    new String(Messages.write(manifest), StandardCharsets.UTF_8),
                    Files.size(incoming.zip()),
                    submitter,
                    from));
        }
    }

    private boolean enter(Submission submission) {
        if (book.enter(submission, Instant.now())) return true;
        if (book.find(submission.digest()).isPresent()) return false;
        // Another package took the name meanwhile: this one never gets it, so nobody needs what was stored.
        store.remove(submission.digest());
        throw taken(book.find(submission.name(), submission.version()).orElseThrow());
    }

    private void refuseTaken(Manifest manifest, String digest) {
        book.find(manifest.name(), manifest.version())
                .filter(version -> !version.digest.equals(digest))
                .ifPresent(version -> {
                    throw taken(version);
                });
    }

    private static Refusal taken(ModelVersion version) {
        return new Refusal(409, "version-taken", version.name, version.version, version.digest);
    }
}
