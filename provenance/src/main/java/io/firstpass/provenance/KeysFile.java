package io.firstpass.provenance;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.Required;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The configuration of the pinned keys as it is written down. */
record KeysFile(List<Entry> keys) {
    KeysFile {
        keys = Required.list("keys", keys);
        if (keys.isEmpty()) throw new InvalidMessage("keys", "needs at least one key");
    }

    record Entry(
            String name,
            Purpose purpose,
            Instant notBefore,
            Instant notAfter,
            Instant revokedAt,
            String pem,
            String file) {
        Entry {
            Required.present("name", name);
            Required.present("purpose", purpose);
            Required.present("notBefore", notBefore);
            Required.present("notAfter", notAfter);
            if ((pem == null) == (file == null))
                throw new InvalidMessage("pem", "of key " + name + " needs to stand here, or file name one beside");
        }

        PinnedKey pinned(Path keysFile) {
            String text = pem != null ? pem : read(keysFile.resolveSibling(file));
            return new PinnedKey(
                    name,
                    purpose,
                    EcKeys.publicKey(text, "key " + name + " of " + keysFile),
                    notBefore,
                    notAfter,
                    Optional.ofNullable(revokedAt));
        }

        private String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new KeysRefused("key " + name + ": " + file + " cannot be read: put the PEM file there", e);
            }
        }
    }
}
