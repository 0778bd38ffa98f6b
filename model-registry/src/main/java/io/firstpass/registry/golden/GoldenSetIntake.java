package io.firstpass.registry.golden;

import io.firstpass.registry.benchmark.GoldenSet;
import io.firstpass.registry.benchmark.GoldenSetDamaged;
import io.firstpass.registry.benchmark.Trees;
import io.firstpass.registry.rest.Body;
import io.firstpass.registry.rest.Refusal;
import io.firstpass.registry.settings.BenchmarkSettings;
import io.firstpass.registry.settings.RegistrySettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Takes golden sets in: received, checked file by file, stored, then entered. What is refused leaves nothing behind. */
@ApplicationScoped
class GoldenSetIntake {
    @Inject
    @ConfigProperties
    RegistrySettings settings;

    @Inject
    @ConfigProperties
    BenchmarkSettings limits;

    @Inject
    GoldenSetStore store;

    @Inject
    GoldenSetBook book;

    /** @return whether it is new; one that is there already is only put in force */
    boolean take(String digest, String name, List<String> models, InputStream body, String actor, String from)
            throws IOException {
        if (book.find(digest).isPresent()) {
            body.transferTo(OutputStream.nullOutputStream());
            book.putInForce(digest, models, actor, from, Instant.now());
            return false;
        }
        Path folder = Files.createTempDirectory(Files.createDirectories(settings.incoming()), "golden-set");
        try {
            Path zip = received(body, folder);
            GoldenSet set = opened(zip, folder.resolve("unpacked"), digest);
            store.put(digest, zip);
            var entered = new StoredGoldenSet(
                    digest, name, set.images().size(), set.defective(), Files.size(zip), actor, Instant.now());
            return book.enter(entered, models, from);
        } finally {
            Trees.remove(folder);
        }
    }

    private Path received(InputStream body, Path folder) throws IOException {
        Path zip = folder.resolve("golden-set.zip");
        try (OutputStream out = Files.newOutputStream(zip)) {
            var tooLarge = new Refusal(413, "golden-set-too-large", limits.goldenBytes);
            Body.copy(body, out, limits.goldenBytes, tooLarge);
        }
        return zip;
    }

    private GoldenSet opened(Path zip, Path folder, String digest) {
        try {
            GoldenSet set = GoldenSet.unpack(zip, folder, limits.goldenUnpackedBytes);
            set.defective();
            if (set.digest().equals(digest)) return set;
            throw new Refusal(422, "golden-set-digest", set.digest(), digest);
        } catch (GoldenSetDamaged e) {
            throw new Refusal(422, "golden-set-refused", e.getMessage());
        }
    }
}
