package io.firstpass.review.secondlook;

import static io.firstpass.review.settings.Allowed.within;
import static io.firstpass.review.settings.Allowed.wrong;

import jakarta.enterprise.context.Dependent;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a server sets for the second look. A wrong value stops the start and is named with its range. */
@ConfigProperties(prefix = "firstpass")
@Dependent
public class SecondLookSettings {
    @ConfigProperty(name = "data")
    String data;

    @ConfigProperty(name = "model.package")
    Optional<String> modelPackage;

    @ConfigProperty(name = "model.sha256")
    Optional<String> modelSha256;

    @ConfigProperty(name = "registry.url")
    URI registryUrl;

    @ConfigProperty(name = "model.variant")
    Optional<String> modelVariant;

    @ConfigProperty(name = "inference.threads")
    int threads;

    @ConfigProperty(name = "policy.version")
    String policyVersion;

    @ConfigProperty(name = "frame.max-pixels")
    long maxPixels;

    @ConfigProperty(name = "frame.max-bytes")
    long maxBytes;

    @ConfigProperty(name = "frames.private-key")
    String privateKey;

    @ConfigProperty(name = "frames.in-the-clear")
    String inTheClear;

    @ConfigProperty(name = "second-look.lease")
    Duration lease;

    @ConfigProperty(name = "s3.endpoint")
    Optional<URI> s3Endpoint;

    @ConfigProperty(name = "s3.region")
    String s3Region;

    @ConfigProperty(name = "s3.access-key")
    Optional<String> s3AccessKey;

    @ConfigProperty(name = "s3.secret-key")
    Optional<String> s3SecretKey;

    void validate() {
        within("firstpass.inference.threads", threads, 1, 1024);
        within("firstpass.frame.max-pixels", maxPixels, 1, 1_000_000_000);
        within("firstpass.frame.max-bytes", maxBytes, 1, 1L << 30);
        within("firstpass.second-look.lease", lease, Duration.ofSeconds(10), Duration.ofHours(1));
        if (!inTheClear.equals("true") && !inTheClear.equals("false"))
            throw wrong("firstpass.frames.in-the-clear", inTheClear, "true or false");
        if (s3Region.isBlank()) throw wrong("firstpass.s3.region", "blank", "the name of a region");
        if (policyVersion.isBlank()) throw wrong("firstpass.policy.version", "blank", "a version");
        reachable("firstpass.registry.url", registryUrl);
        s3Endpoint.ifPresent(endpoint -> reachable("firstpass.s3.endpoint", endpoint));
        if (s3AccessKey.isPresent() != s3SecretKey.isPresent())
            throw new IllegalArgumentException(
                    "firstpass.s3.access-key and firstpass.s3.secret-key are set both or neither");
    }

    boolean inTheClear() {
        return Boolean.parseBoolean(inTheClear);
    }

    private static void reachable(String key, URI address) {
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web || address.getHost() == null) throw wrong(key, address, "an http or https address");
    }
}
