package io.firstpass.edge.outbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.subtle.AesGcmJce;
import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.Sha256;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;

/**
 * Encrypts frames to the cloud, so that the edge cannot read them back, and the notes beside them to the edge itself.
 * Thread-safe.
 */
final class FrameSeal {
    /** A frame's file, and the digest and size of the encrypted frame in it. */
    record Sealed(byte[] file, String sha256, long bytes) {}

    private final HybridEncrypt cloud;
    private final Aead notes;

    FrameSeal(HybridEncrypt cloud, byte[] notesKey) {
        this.cloud = cloud;
        try {
            this.notes = new AesGcmJce(notesKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no key for notes", e);
        }
    }

    /** @throws IOException if the file is not there or is no public keyset for hybrid encryption */
    static HybridEncrypt toTheCloud(Path publicKeyset) throws IOException {
        try {
            HybridConfig.register();
            return TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(Files.readString(publicKeyset))
                    .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
        } catch (GeneralSecurityException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    Sealed seal(NewInspection added) {
        try {
            byte[] frame = cloud.encrypt(
                    added.frame().orElseThrow(), added.frameSha256().getBytes(US_ASCII));
            FrameNote note = new FrameNote(
                    added.inspection(),
                    added.frameSha256(),
                    added.contentType(),
                    added.inclusionProbability().isPresent()
                            ? added.inclusionProbability().getAsDouble()
                            : null,
                    added.idempotencyKey().orElse(null),
                    added.traceparent().orElse(null),
                    Sha256.of(frame).hex());
            byte[] sealedNote = notes.encrypt(
                    Messages.mapper().writeValueAsBytes(note),
                    context(added.inspection().id()));
            return new Sealed(new FrameFile(sealedNote, frame).bytes(), note.sealedSha256(), frame.length);
        } catch (GeneralSecurityException | IOException e) {
            throw new StoreFailed(
                    "seal the frame of inspection " + added.inspection().id(), e);
        }
    }

    /** Empty if the note is another inspection's, was altered, or was written with another password. */
    Optional<FrameNote> open(UUID inspection, byte[] sealedNote) {
        try {
            byte[] note = notes.decrypt(sealedNote, context(inspection));
            return Optional.of(Messages.read(note, FrameNote.class));
        } catch (GeneralSecurityException | InvalidMessage e) {
            return Optional.empty();
        }
    }

    private static byte[] context(UUID inspection) {
        return inspection.toString().getBytes(UTF_8);
    }
}
