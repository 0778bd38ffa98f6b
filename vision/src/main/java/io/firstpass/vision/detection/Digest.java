package io.firstpass.vision.detection;

import io.firstpass.contract.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file's SHA-256, 64 lower-case hexadecimal digits. */
final class Digest {
    private Digest() {}

    static String ofFile(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Sha256.of(in).hex();
        } catch (NoSuchFileException e) {
            throw new ModelRefused("there is no " + file + ": give the path of a model package", e);
        } catch (IOException e) {
            throw new ModelRefused(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
