package io.firstpass.review.secondlook;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.hybrid.HybridPrivateKey;
import com.google.crypto.tink.hybrid.HybridPublicKey;
import io.firstpass.contract.FrameReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The private keys that open what the edges sealed: as many as are in use at once while keys are exchanged. A sealed
 * frame says by its first bytes which key it was sealed to. For any number of threads.
 */
final class FrameKeyring {
    private static final String KEY = "firstpass.frames.private-key";

    /** Tink's own mark, then the key's number. */
    private static final int PREFIX = 5;

    private final HybridDecrypt opener;
    private final List<HybridPrivateKey> keys;

    private FrameKeyring(KeysetHandle keyset) throws GeneralSecurityException {
        keys = enabled(keyset);
        opener = keyset.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
    }

    /** @throws IllegalArgumentException naming the setting, unless the file is a Tink JSON keyset with private hybrid keys */
    static FrameKeyring read(Path file) {
        String json;
        try {
            json = Files.readString(file);
        } catch (IOException e) {
            throw wrong(file, "it cannot be read: " + e);
        }
        try {
            HybridConfig.register();
            return new FrameKeyring(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
        } catch (WrongKey e) {
            throw wrong(file, e.getMessage());
        } catch (GeneralSecurityException | RuntimeException e) {
            // What a parser says of a key may quote it.
            throw wrong(file, "it is no Tink JSON keyset");
        }
    }

    /**
     * The frame in the clear, as far as the seal can tell: whoever has the public key can seal, so its digest is still to
     * be checked.
     *
     * @throws FrameRefused saying whether the key is not here or the content is not what was sealed
     */
    byte[] open(FrameReference frame, byte[] object) {
        if (keys.stream().noneMatch(key -> isSealedTo(key, object)))
            throw new FrameRefused("sealed to " + name(object) + ", " + KEY + " has " + names());
        try {
            return opener.decrypt(object, frame.sha256().getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new FrameRefused("the object was altered: of " + object.length + " bytes, announced are "
                    + frame.bytes() + ", it is not what was sealed to " + name(object) + " for sha256 "
                    + frame.sha256());
        }
    }

    private static List<HybridPrivateKey> enabled(KeysetHandle keyset) throws WrongKey {
        List<HybridPrivateKey> keys = new ArrayList<>();
        for (int i = 0; i < keyset.size(); i++) {
            var entry = keyset.getAt(i);
            if (entry.getKey() instanceof HybridPrivateKey key) {
                if (entry.getStatus() == KeyStatus.ENABLED) keys.add(key);
            } else if (entry.getKey() instanceof HybridPublicKey) {
                throw new WrongKey("it holds a public key: the edges have that one");
            } else {
                throw new WrongKey("key " + number(entry.getId()) + " in it is not for hybrid encryption");
            }
        }
        return keys;
    }

    private static boolean isSealedTo(HybridPrivateKey key, byte[] object) {
        byte[] prefix = key.getOutputPrefix().toByteArray();
        return object.length >= prefix.length && Arrays.equals(prefix, 0, prefix.length, object, 0, prefix.length);
    }

    private static String name(byte[] object) {
        return object.length < PREFIX || object[0] != 1
                ? "no key that Tink names"
                : "key " + number(ByteBuffer.wrap(object, 1, Integer.BYTES).getInt());
    }

    private String names() {
        return keys.stream()
                .map(key -> key.getIdRequirementOrNull() == null ? "?" : number(key.getIdRequirementOrNull()))
                .collect(Collectors.joining(", ", "key ", ""));
    }

    private static String number(int id) {
        return Integer.toUnsignedString(id);
    }

    private static IllegalArgumentException wrong(Path file, String reason) {
        return new IllegalArgumentException(KEY + " is " + file
                + ", allowed is a Tink JSON keyset with private keys for hybrid encryption: " + reason);
    }

    /** A keyset that is sound and of no use here. */
    private static final class WrongKey extends GeneralSecurityException {
        WrongKey(String reason) {
            super(reason);
        }
    }
}
