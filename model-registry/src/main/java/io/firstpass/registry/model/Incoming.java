package io.firstpass.registry.model;

import io.firstpass.registry.rest.Body;
import io.firstpass.registry.rest.Refusal;
import io.firstpass.vision.detection.ModelPackage;
import io.firstpass.vision.detection.ModelRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipFile;

/** A package while it is received and checked, in a folder of its own that is gone when it is closed. */
final class Incoming implements AutoCloseable {
    private final Path folder;
    private final Path zip;

    Incoming(Path parent) throws IOException {
        folder = Files.createTempDirectory(Files.createDirectories(parent), "upload");
        zip = folder.resolve("package.zip");
    }

    Path zip() {
        return zip;
    }

    /** @throws Refusal where the body is longer than allowed or does not have that digest */
    void receive(InputStream body, String digest, long mostBytes) throws IOException {
        var summed = new DigestInputStream(body, sha256());
        try (OutputStream out = Files.newOutputStream(zip)) {
            Body.copy(summed, out, mostBytes, new Refusal(413, "package-too-large", mostBytes));
        }
        String found = HexFormat.of().formatHex(summed.getMessageDigest().digest());
        if (!found.equals(digest)) throw new Refusal(422, "digest-mismatch", found, digest);
    }

    /** @throws Refusal where it is no package, or would fill the disk when unpacked */
    ModelPackage open(String digest, long mostUnpackedBytes) {
        try {
            refuseBomb(mostUnpackedBytes);
            return ModelPackage.open(zip, folder.resolve("unpacked"), Optional.of(digest));
        } catch (ModelRefused e) {
            throw new Refusal(422, "package-refused", e.getMessage());
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refusal refusal) throw refusal;
            throw new Refusal(422, "package-refused", "the zip cannot be read: " + e.getMessage());
        }
    }

    /** The manifest itself announces how long its files are, so it cannot be what guards the disk. */
    private void refuseBomb(long mostBytes) throws IOException {
        long left = mostBytes;
        try (var file = new ZipFile(zip.toFile())) {
            for (var entry : file.stream().toList())
                try (InputStream in = file.getInputStream(entry)) {
                    left -= Body.copy(in, OutputStream.nullOutputStream(), left, tooMuch(mostBytes));
                }
        }
    }

    private static Refusal tooMuch(long mostBytes) {
        return new Refusal(
                422,
                "package-refused",
                "unpacked it has more than " + mostBytes
                        + " bytes (firstpass.registry.package.max-unpacked-bytes): do not use this package");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (var found = Files.walk(folder)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
