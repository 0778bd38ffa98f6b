package io.firstpass.registry.golden;

import io.firstpass.registry.model.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;

/** Golden sets' zips in object storage, each under the set's digest. Thread-safe. */
@ApplicationScoped
public class GoldenSetStore {
    @Inject
    Bucket bucket;

    void put(String digest, Path zip) {
        bucket.put(key(digest), zip);
    }

    /** @throws IOException where it is not there, or the store cannot be reached */
    public void fetch(String digest, Path file) throws IOException {
        bucket.fetch(key(digest), file);
    }

    private static String key(String digest) {
        return "golden-sets/" + digest + ".zip";
    }
}
