package io.firstpass.registry.model;

import io.firstpass.registry.settings.RegistrySettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Where packages lie while they are received and checked. What a killed server left there goes at the next start. */
@ApplicationScoped
public class WorkFolder {
    private static final Logger LOG = Logger.getLogger(WorkFolder.class.getName());

    @Inject
    @ConfigProperties
    RegistrySettings settings;

    @Inject
    PackageStore store;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        try {
            if (Files.exists(settings.incoming())) empty(settings.incoming());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "what an earlier run left in " + settings.incoming() + " stays there", e);
        }
    }

    /** An empty place for one package. */
    Incoming incoming() throws IOException {
        return new Incoming(settings.incoming());
    }

    /** Brings a stored package into a place of its own, checked against its digest and unpacked. */
    public OpenPackage open(String digest) throws IOException {
        Incoming incoming = incoming();
        try {
            store.fetch(digest, incoming.zip());
            return new OpenPackage(incoming, incoming.open(digest, settings.maxUnpackedBytes));
        } catch (IOException | RuntimeException e) {
            incoming.close();
            throw e;
        }
    }

    private static void empty(Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList())
                if (!path.equals(folder)) Files.delete(path);
        }
    }
}
