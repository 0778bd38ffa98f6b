package io.firstpass.registry.model;

import io.firstpass.contract.json.Messages;
import io.firstpass.registry.evidence.Finding;
import io.firstpass.registry.evidence.PackageScan;
import io.firstpass.registry.rest.Refusal;
import io.firstpass.registry.settings.RegistrySettings;
import io.firstpass.vision.detection.Manifest;
import io.firstpass.vision.detection.ModelPackage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/**
 * Takes packages in: received, checked, its weights looked into and tried, stored, then entered. What is refused leaves
 * nothing behind but a line in the audit log; one that is cut short after it was stored is completed when it is sent
 * again.
 */
@ApplicationScoped
class Uploads {
    /** Findings told in an answer. */
    private static final int SHOWN = 5;

    @Inject
    @ConfigProperties
    RegistrySettings settings;

    @Inject
    VersionBook book;

    @Inject
    PackageStore store;

    @Inject
    WorkFolder work;

    @Inject
    Refusals refusals;

    @Inject
    Instance<LoadCheck> loadCheck;

    /** @return whether it is new; a package that is there already stays as it is */
    boolean take(String digest, InputStream body, String submitter, String from) throws IOException {
        if (book.find(digest).isPresent()) {
            body.transferTo(OutputStream.nullOutputStream());
            return false;
        }
        try (Incoming incoming = work.incoming()) {
            return take(incoming, digest, body, submitter, from);
        } catch (Refusal refusal) {
            refusals.tell(digest, refusal, submitter, from);
            throw refusal;
        }
    }

    private boolean take(Incoming incoming, String digest, InputStream body, String submitter, String from)
            throws IOException {
        incoming.receive(body, digest, settings.maxBytes);
        ModelPackage content = incoming.open(digest, settings.maxUnpackedBytes);
        Manifest manifest = content.manifest();
        refuseTaken(manifest, digest);
        PackageScan weights = OpenPackage.scan(content);
        refuseFound(weights);
        refuseUnloadable(incoming, digest);
        store.put(digest, incoming.zip());
        return enter(
                new Submission(
                        digest,
                        manifest.name(),
                        manifest.version(),
                        new String(Messages.write(manifest), StandardCharsets.UTF_8),
                        Files.size(incoming.zip()),
                        submitter,
                        from),
                weights);
    }

    private boolean enter(Submission submission, PackageScan weights) {
        if (book.enter(submission, weights, Instant.now())) return true;
        if (book.find(submission.digest()).isPresent()) return false;
        // Another package took the name meanwhile: this one never gets it, so nobody needs what was stored.
        store.remove(submission.digest());
        throw taken(book.find(submission.name(), submission.version()).orElseThrow());
    }

    private static void refuseFound(PackageScan weights) {
        List<Finding> findings = weights.findings();
        if (findings.isEmpty()) return;
        String first = findings.stream().limit(SHOWN).map(Finding::toString).collect(Collectors.joining("; "));
        throw new Refusal(422, "weights-refused", findings.size(), first);
    }

    private void refuseUnloadable(Incoming incoming, String digest) {
        if (loadCheck.isUnsatisfied()) return;
        loadCheck.get().refusal(incoming.zip(), digest).ifPresent(reason -> {
            throw new Refusal(422, "package-refused", reason);
        });
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
