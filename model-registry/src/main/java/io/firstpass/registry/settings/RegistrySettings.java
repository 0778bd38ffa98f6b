package io.firstpass.registry.settings;

import static io.firstpass.registry.settings.Allowed.within;
import static io.firstpass.registry.settings.Allowed.wrong;

import jakarta.enterprise.context.Dependent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a server sets for the registry. A wrong value stops the start and is named with its range. */
@ConfigProperties(prefix = "firstpass")
@Dependent
public class RegistrySettings {
    @ConfigProperty(name = "data")
    public String data;

    @ConfigProperty(name = "registry.bucket")
    public String bucket;

    @ConfigProperty(name = "registry.package.max-bytes")
    public long maxBytes;

    @ConfigProperty(name = "registry.package.max-unpacked-bytes")
    public long maxUnpackedBytes;

    @ConfigProperty(name = "registry.policy")
    public Optional<String> policy;

    @ConfigProperty(name = "registry.expiry.check")
    public Duration expiryCheck;

    @ConfigProperty(name = "registry.package-keys")
    public Optional<String> packageKeys;

    @ConfigProperty(name = "s3.endpoint")
    public Optional<URI> s3Endpoint;

    @ConfigProperty(name = "s3.region")
    public String s3Region;

    @ConfigProperty(name = "s3.access-key")
    public Optional<String> s3AccessKey;

    @ConfigProperty(name = "s3.secret-key")
    public Optional<String> s3SecretKey;

    public void validate() {
        within("firstpass.registry.package.max-bytes", maxBytes, 1, 1L << 36);
        within("firstpass.registry.expiry.check", expiryCheck, Duration.ofMillis(100), Duration.ofHours(1));
        within("firstpass.registry.package.max-unpacked-bytes", maxUnpackedBytes, 1, 1L << 38);
        if (bucket.isBlank()) throw wrong("firstpass.registry.bucket", "blank", "the name of a bucket");
        if (s3Region.isBlank()) throw wrong("firstpass.s3.region", "blank", "the name of a region");
        if (s3AccessKey.isPresent() != s3SecretKey.isPresent())
            throw new IllegalArgumentException(
                    "firstpass.s3.access-key and firstpass.s3.secret-key are set both or neither");
    }

    /** Where uploads are received and unpacked. */
    public Path incoming() {
        return folder("incoming");
    }

    /** Where benchmarks have their files; what is found there at the start is of no use any more. */
    public Path benchmarks() {
        return folder("benchmark");
    }

    private Path folder(String name) {
        return Path.of(data).resolve("registry").resolve(name).toAbsolutePath();
    }
}
