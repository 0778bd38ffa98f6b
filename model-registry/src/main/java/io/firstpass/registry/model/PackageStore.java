package io.firstpass.registry.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Packages in object storage, each under its digest: written once and never replaced; beside each its signature.
 * Thread-safe.
 */
@ApplicationScoped
public class PackageStore {
    @Inject
    Bucket bucket;

    /** Puts it there, or leaves the one that is there: it has the same digest, an upload that was cut short left it. */
    public void put(String digest, Path zip) {
        bucket.put(zip(digest), zip);
    }

    public void remove(String digest) {
        bucket.remove(zip(digest));
    }

    /**
     * Copies it to a file, which is not there yet; the reader checks that it has the digest.
     *
     * @throws IOException where it is not there, or the store cannot be reached
     */
    public void fetch(String digest, Path file) throws IOException {
        bucket.fetch(zip(digest), file);
    }

    /** A part of it as a stream, from the first byte to the last one named; the caller closes it. */
    public InputStream read(String digest, long first, long last) {
        return bucket.read(zip(digest), first, last);
    }

    /** Keeps the builder's signature beside its package. A later one, by a newer key, takes its place. */
    public void putBundle(String digest, byte[] bundle) {
        bucket.replace(bundle(digest), bundle);
    }

    public Optional<byte[]> findBundle(String digest) {
        return bucket.find(bundle(digest));
    }

    private static String zip(String digest) {
        return "models/" + digest + ".zip";
    }

    private static String bundle(String digest) {
        return "models/" + digest + ".sigstore.json";
    }
}
