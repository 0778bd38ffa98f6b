package io.firstpass.provenance;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.Sha256;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys that are trusted. Immutable: a rotation or a revocation is a new file and a new instance. */
public final class PinnedKeys {
    private final List<PinnedKey> keys;

    /** @throws KeysRefused if two have one name, or one key stands twice, also under another purpose */
    public PinnedKeys(List<PinnedKey> keys) {
        this.keys = List.copyOf(keys);
        Map<String, String> names = new HashMap<>();
        Map<String, String> ids = new HashMap<>();
        for (PinnedKey key : keys) {
            if (names.put(key.name(), key.name()) != null)
                throw new KeysRefused("two pinned keys are named " + key.name() + ": give each a name of its own");
            String other = ids.put(key.id(), key.name());
            if (other != null)
                throw new KeysRefused("pinned keys " + other + " and " + key.name()
                        + " are the same key: keep one, with the one purpose that it serves");
        }
    }

    /**
     * Reads a file, or the {@code keys.json} of a folder: {@code {"keys": [{"name", "purpose": "PACKAGE" | "RELEASE",
     * "notBefore", "notAfter", "revokedAt"?, "pem" | "file"}]}}, where {@code file} is a PEM file beside it.
     *
     * @throws KeysRefused if there is none, or anything in it is wrong
     */
    public static PinnedKeys load(Path fileOrFolder) {
        Path file = Files.isDirectory(fileOrFolder) ? fileOrFolder.resolve("keys.json") : fileOrFolder;
        try {
            KeysFile read = Messages.read(Files.readAllBytes(file), KeysFile.class);
            return new PinnedKeys(
                    read.keys().stream().map(entry -> entry.pinned(file)).toList());
        } catch (IOException e) {
            throw new KeysRefused(
                    file + " cannot be read: give the path of a file with pinned keys, or of a folder with keys.json",
                    e);
        } catch (InvalidMessage e) {
            throw new KeysRefused(file + ": " + e.getMessage() + ": correct it", e);
        }
    }

    public List<PinnedKey> keys() {
        return keys;
    }

    /** The ids of those whose signatures prove something now: while they are the same, so is what any bundle proves. */
    public Set<String> inForce(Purpose purpose, Instant now) {
        return keys.stream()
                .filter(key -> key.isInForce(purpose, now))
                .map(PinnedKey::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The key whose signature it is, whatever the hint says: the hinted one is tried first.
     *
     * @throws SignatureRefused if it is none of the pinned keys'
     */
    PinnedKey signer(String hint, Sha256 signed, byte[] signature) {
        Optional<PinnedKey> hinted =
                keys.stream().filter(key -> key.id().equals(hint)).findFirst();
        return keys.stream()
                .sorted(Comparator.comparing(key -> !key.id().equals(hint)))
                .filter(key -> Ecdsa.verifies(key.key(), signed, signature))
                .findFirst()
                .orElseThrow(() -> hinted.map(PinnedKeys::wrongSignature).orElseGet(() -> unknownKey(hint)));
    }

    private static SignatureRefused wrongSignature(PinnedKey hinted) {
        return new SignatureRefused(
                SignatureRefused.Reason.WRONG_SIGNATURE,
                "the bundle names key " + hinted.name() + ", and its signature is not that key's over this content:"
                        + " package or bundle was altered, or another key signed; fetch both again, or sign again");
    }

    private SignatureRefused unknownKey(String hint) {
        String pinned = keys.stream().map(PinnedKey::name).collect(Collectors.joining(", "));
        return new SignatureRefused(
                SignatureRefused.Reason.UNKNOWN_KEY,
                "the signature is by none of the pinned keys (" + pinned + "); the bundle names \"" + hint
                        + "\": sign with a pinned key, or have the signer's key pinned");
    }
}
